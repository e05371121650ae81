//! Entries and items as lines of a document: where one is put in, taken out, moved or sorted.

use kody_generator::yaml::{Node, Scalar, Style};

use super::Refusal;
use super::layout::{Entry, Layout};
use super::operation::{Key, Order, Step};
use super::plan::{Map, Planned, Splice, entry_of, splice};
use super::spell::{indent, spell_item, spell_key};

impl Layout<'_> {
    /// Puts an entry into a map, in front of the one at this place.
    pub(super) fn insert(&self, map: &Map<'_>, at: usize, body: &str) -> Vec<Splice> {
        match (map.flow, at.checked_sub(1)) {
            (false, Some(before)) => vec![self.insert_below(map, before, body)],
            (false, None) => vec![self.insert_above(map, body)],
            (true, Some(before)) => {
                let (key, value) = &map.entries[before];
                let extent = (key.span.range().start, self.slot(key, value).end);
                self.insert_behind(extent, before + 1 == map.entries.len(), body)
            }
            (true, None) => vec![self.insert_in_front(map, body)],
        }
    }

    fn insert_below(&self, map: &Map<'_>, before: usize, body: &str) -> Splice {
        let (first, second) =
            if before + 1 < map.entries.len() { (before, before + 1) } else { (before.max(1) - 1, before) };
        let apart = first != second && self.are_apart(&map.entries[first], &map.entries[second]);
        let blank = if apart && !self.keeps_blank_lines(&map.entries[before]) { self.eol } else { "" };
        let end = self.entry_end(&map.entries[before]);
        splice(end, end, format!("{blank}{}{}{body}", self.eol, indent(self.column(map.start))))
    }

    fn insert_above(&self, map: &Map<'_>, body: &str) -> Splice {
        if !self.begins_line(map.start) {
            // It is the first key of an item, behind the dash.
            return self.insert_below(map, 0, body);
        }
        let apart = map.entries.len() > 1 && self.are_apart(&map.entries[0], &map.entries[1]);
        let blank = if apart { self.eol } else { "" };
        let start = self.entry_start(&map.entries[0].0);
        splice(start, start, format!("{}{body}{}{blank}", indent(self.column(map.start)), self.eol))
    }

    /// In braces or brackets, behind another entry: on a line of its own where that one has such a line.
    fn insert_behind(&self, (start, end): (usize, usize), last: bool, body: &str) -> Vec<Splice> {
        if !self.begins_line(start) {
            return vec![splice(end, end, format!(", {body}"))];
        }
        let line = format!("{}{}{body}", self.eol, &self.text[self.line_start(start)..start]);
        let next = self.skip_space(end);
        let comma = self.text[next..].starts_with(',');
        let behind = if comma { next + 1 } else { end };
        let line_end = self.line_end(behind);
        let ends_line = self.skip_space(behind) >= line_end;
        if comma && ends_line {
            vec![splice(line_end, line_end, line + ",")]
        } else if last && ends_line {
            vec![splice(end, end, ","), splice(line_end, line_end, line)]
        } else {
            vec![splice(end, end, format!(",{line}"))]
        }
    }

    fn insert_in_front(&self, map: &Map<'_>, body: &str) -> Splice {
        let Some((key, _)) = map.entries.first() else {
            let inside = map.start + 1;
            return splice(inside, inside, body);
        };
        let start = key.span.range().start;
        match self.begins_line(start) {
            true => splice(start, start, format!("{body},{}{}", self.eol, &self.text[self.line_start(start)..start])),
            false => splice(start, start, format!("{body}, ")),
        }
    }

    /// Takes an entry out, with its comments. Of the blank lines around it, those above go with it where others stay.
    pub(super) fn remove(&self, map: &Map<'_>, at: usize) -> Vec<Splice> {
        let (key, value) = &map.entries[at];
        let end = self.slot(key, value).end;
        if let (1, false, Some((owner, whole))) = (map.entries.len(), map.flow, map.owner) {
            let start = self.slot(owner, whole).start;
            let lines = splice(self.end_above(self.entry_start(key)), self.entry_end(&map.entries[at]), "");
            return vec![splice(start, start, " {}"), lines];
        }
        match (map.flow, at.checked_sub(1)) {
            (false, None) => vec![self.remove_first_lines(key, self.entry_end(&map.entries[at]))],
            (false, Some(_)) => vec![self.remove_lines(map, at)],
            (true, _) => self.remove_in_flow(map, at, end),
        }
    }

    fn remove_first_lines(&self, key: &Scalar<'_>, end: usize) -> Splice {
        splice(self.entry_start(key), self.skip_blank_lines(end), "")
    }

    fn remove_lines(&self, map: &Map<'_>, at: usize) -> Splice {
        let before = &map.entries[at - 1];
        let end = self.entry_end(&map.entries[at]);
        let mut start = self.entry_start(&map.entries[at].0);
        if self.keeps_blank_lines(before) && self.next_line(end).is_none() && self.blank_above(start).is_some() {
            return splice(start, end, "");
        }
        if self.keeps_blank_lines(before) {
            return splice(self.end_above(start), self.end_above(self.skip_blank_lines(end)), "");
        }
        let last = at + 1 == map.entries.len();
        let blank_below = self.next_line(end).is_none_or(|line| self.text[line..self.line_end(line)].trim().is_empty());
        if last || blank_below {
            let floor = self.entry_end(before);
            while let Some(above) = self.blank_above(start).filter(|&above| above > floor) {
                start = above;
            }
        }
        splice(self.end_above(start), end, "")
    }

    /// The end of the line above.
    fn end_above(&self, line: usize) -> usize {
        let above = &self.text[..line];
        above.strip_suffix("\r\n").or_else(|| above.strip_suffix('\n')).unwrap_or(above).len()
    }

    fn remove_in_flow(&self, map: &Map<'_>, at: usize, end: usize) -> Vec<Splice> {
        let start = map.entries[at].0.span.range().start;
        let next = self.skip_space(end);
        let comma = self.text[next..].starts_with(',');
        let stop = if comma { next + 1 } else { end };
        let before = at.checked_sub(1).map(|before| {
            let (key, value) = &map.entries[before];
            self.slot(key, value).end
        });
        let line_end = self.line_end(stop);
        if self.begins_line(start) && self.skip_space(stop) >= line_end && self.line_end(start) <= line_end {
            let lines = splice(self.end_above(self.line_start(start)), line_end, "");
            let comma_before = before.filter(|_| !comma).map(|before| self.skip_space(before));
            let comma_before = comma_before.filter(|&at| at < lines.start);
            return comma_before.map(|at| splice(at, at + 1, "")).into_iter().chain([lines]).collect();
        }
        match (map.entries.get(at + 1), before) {
            (Some((key, _)), None) => vec![splice(start, key.span.range().start, "")],
            (_, Some(before)) => vec![splice(before, end, "")],
            (None, None) => vec![splice(start, stop, "")],
        }
    }

    /// Takes an entry out of its map and puts it into another one.
    pub(super) fn relocate(&self, from: &[Step], to: &[Step]) -> Planned {
        let (source, at) = entry_of(self, from)?;
        let (Some(moved), Some((name, above))) = (from.last(), to.split_last()) else {
            return Err(Refusal::absent(to));
        };
        let outer = match above {
            [] => Map::root(self)?,
            above => {
                let (map, at) = entry_of(self, above)?;
                map.inner(self, at).ok_or_else(|| Refusal::absent(to))?
            }
        };
        let mut splices = self.remove(&source, at);
        let target = outer.index(self, name)?;
        if let Some(inner) = target.and_then(|target| outer.inner(self, target)) {
            let body = self.body(&source, at, inner.flow, self.column(inner.start))?;
            splices.extend(self.insert(&inner, moved.place(inner.keys()), &body));
            return Ok(splices);
        }
        let column = self.column(outer.start) + self.step;
        let body = self.body(&source, at, outer.flow, column)?;
        let inside = if outer.flow { format!(" {{{body}}}") } else { format!("{}{}{body}", self.eol, indent(column)) };
        match target {
            None => {
                let body = spell_key(&Key::from(name)) + ":" + &inside;
                splices.extend(self.insert(&outer, name.place(outer.keys()), &body));
            }
            Some(target) => splices.push(self.fill(&outer, target, inside)?),
        }
        Ok(splices)
    }

    /// Puts the text of a map where there is no value.
    fn fill(&self, map: &Map<'_>, at: usize, inside: String) -> Result<Splice, Refusal> {
        let (key, value) = &map.entries[at];
        let slot = self.slot(key, value);
        if !value.is_null() || slot.inline.1 > slot.start {
            return Err(Refusal::at(key.span, format!("\"{}\" is {}, not a map", key.value, value.kind())));
        }
        let place = if map.flow { slot.start } else { self.entry_end(&map.entries[at]) };
        Ok(splice(place, place, inside))
    }

    /// The text of an entry with its comments, as it is to stand in a map at this column. Its first line is not indented.
    fn body(&self, map: &Map<'_>, at: usize, flow: bool, column: usize) -> Result<String, Refusal> {
        let (key, value) = &map.entries[at];
        let start = key.span.range().start;
        let end = self.slot(key, value).end;
        let whole = || {
            (self.line_start(start), self.line_end(end)) == (self.entry_start(key), self.entry_end(&map.entries[at]))
        };
        let bare = || self.line_end(start) == end && self.is_flow(value) && whole();
        if map.flow || (flow && bare()) {
            return Ok(self.text[start..end].to_owned());
        }
        if flow {
            let message = format!("the entry \"{}\" has lines of its own, which have no place in braces", key.value);
            return Err(Refusal::at(key.span, message).help("write the map that it is to go into without braces"));
        }
        let lines = &self.text[self.entry_start(key)..self.entry_end(&map.entries[at])];
        Ok(shifted(lines, self.column(start), column))
    }

    /// Adds an item to a list.
    pub(super) fn push(&self, (key, value): &Entry<'_>, item: &str) -> Planned {
        let Node::Seq(items, span) = value else {
            return Err(Refusal::at(key.span, format!("\"{}\" is {}, not a list", key.value, value.kind())));
        };
        let beside = match items.last() {
            Some(Node::Scalar(scalar)) => scalar.style,
            _ => Style::Plain,
        };
        let flow = self.is_flow(value);
        let item = spell_item(item, flow, beside);
        let start = span.range().start;
        let Some(last) = items.last() else { return Ok(vec![splice(start + 1, start + 1, item)]) };
        let end = self.items_end(items, start);
        if flow {
            return Ok(self.insert_behind((last.span().range().start, end), true, &item));
        }
        let (last, line_end) = (last.span().range().start, self.line_end(end));
        let before = &self.text[self.line_start(last)..last];
        if before.trim() != "-" {
            return Err(Refusal::at(key.span, "the last item of this list does not stand on a line of its own"));
        }
        Ok(vec![splice(line_end, line_end, format!("{}{before}{item}", self.eol))])
    }

    /// Puts the entries of a map in order. What stands between them stays where it is.
    pub(super) fn sort(&self, map: &Map<'_>, order: &Order) -> Planned {
        let extent = |entry: &Entry<'_>| match map.flow {
            true => (entry.0.span.range().start, self.slot(&entry.0, &entry.1).end),
            false => (self.entry_start(&entry.0), self.entry_end(entry)),
        };
        let extents: Vec<(usize, usize)> = map.entries.iter().map(extent).collect();
        let gaps = extents.windows(2).map(|pair| &self.text[pair[0].1..pair[1].0]);
        if let Some((key, _)) = map.owner.filter(|_| map.flow && gaps.into_iter().any(|gap| gap.contains('#'))) {
            let message =
                format!("the comments within the braces of \"{}\" cannot be sorted with its entries", key.value);
            return Err(Refusal::at(key.span, message).help("sort them by hand"));
        }
        let mut sorted: Vec<usize> = (0..extents.len()).collect();
        sorted.sort_by(|&a, &b| order.compare(&map.entries[a].0.value, &map.entries[b].0.value));
        let moved = |(&(start, end), &from): (&(usize, usize), &usize)| {
            let (from, to) = extents[from];
            splice(start, end, &self.text[from..to])
        };
        Ok(extents.iter().zip(&sorted).map(moved).collect())
    }
}

/// Lines that begin at a column, moved to another one. The first of them is not indented.
fn shifted(lines: &str, from: usize, to: usize) -> String {
    let shift = |(at, line): (usize, &str)| {
        let blanks = line.bytes().take_while(|&byte| byte == b' ').count();
        match at {
            0 => line[blanks..].to_owned(),
            _ if line.trim().is_empty() => line.to_owned(),
            _ => indent((blanks + to).saturating_sub(from)) + &line[blanks..],
        }
    };
    lines.split('\n').enumerate().map(shift).collect::<Vec<_>>().join("\n")
}
