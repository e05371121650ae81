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
        let (stop, comma) = self.behind_comma(end);
        let before = at.checked_sub(1).map(|before| {
            let (key, value) = &map.entries[before];
            self.slot(key, value).end
        });
        if self.has_own_lines(start, end) {
            let above = self.entry_start(&map.entries[at].0);
            let lines = splice(self.end_above(above), self.line_end(stop), "");
            let comma_before = before.filter(|_| !comma).map(|before| self.skip_space(before));
            let comma_before = comma_before.filter(|&at| at < lines.start);
            return comma_before.map(|at| splice(at, at + 1, "")).into_iter().chain([lines]).collect();
        }
        let next = map.entries.get(at + 1).map(|(key, _)| key.span.range().start);
        // A comment stays with the entry that it stands behind.
        let apart = |from: usize, to: usize| !self.text[from..to].contains('#');
        vec![match (next, before) {
            (Some(_), None) if self.comment_behind(end).is_some() => splice(start, self.line_end(stop), ""),
            (_, Some(before)) if apart(before, start) => splice(before, end, ""),
            (Some(next), _) => splice(start, next, ""),
            (None, Some(_)) => splice(start, end, ""),
            (None, None) => splice(start, stop, ""),
        }]
    }

    /// The end of an entry within braces, behind its comma if it has one.
    fn behind_comma(&self, end: usize) -> (usize, bool) {
        let next = self.skip_space(end);
        let comma = self.text[next..].starts_with(',');
        (if comma { next + 1 } else { end }, comma)
    }

    /// Whether nothing else stands in the lines of an entry within braces but a comment.
    fn has_own_lines(&self, start: usize, end: usize) -> bool {
        let (stop, _) = self.behind_comma(end);
        let line_end = self.line_end(stop);
        self.begins_line(start) && self.skip_space(stop) >= line_end && self.line_end(start) <= line_end
    }

    /// The comment that stands behind an entry within braces and the comma, with the blanks in front of it.
    fn comment_behind(&self, end: usize) -> Option<&str> {
        let (stop, _) = self.behind_comma(end);
        let rest = &self.text[stop..self.line_end(stop)];
        rest.trim_start().starts_with('#').then_some(rest)
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
        self.refuse_aliases_of(&source.entries[at])?;
        let mut splices = self.remove(&source, at);
        let removed: usize = splices.iter().map(|splice| comments(&self.text[splice.start..splice.end])).sum();
        let target = outer.index(self, name)?;
        // Empty braces are there only because nothing was in them.
        let gives_way =
            |value: &Node<'_>| !outer.flow && self.text[value.span().range()].trim_matches(['{', '}', ' ']).is_empty();
        let kept = target.filter(|&target| !gives_way(&outer.entries[target].1));
        if let Some(inner) = kept.and_then(|target| outer.inner(self, target)) {
            let body = self.body(&source, at, inner.flow, self.column(inner.start))?;
            keeps_comments(&source.entries[at], removed, &body)?;
            splices.extend(self.insert(&inner, moved.place(inner.keys()), &body));
            return Ok(splices);
        }
        let column = self.column(outer.start) + self.step;
        let body = self.body(&source, at, outer.flow, column)?;
        keeps_comments(&source.entries[at], removed, &body)?;
        let inside = if outer.flow { format!(" {{{body}}}") } else { format!("{}{}{body}", self.eol, indent(column)) };
        match target {
            None => {
                let body = spell_key(&Key::from(name)) + ":" + &inside;
                splices.extend(self.insert(&outer, name.place(outer.keys()), &body));
            }
            Some(target) => splices.extend(self.fill(&outer, target, inside)?),
        }
        Ok(splices)
    }

    /// Puts the text of a map where there is no value, or an empty map in braces.
    fn fill(&self, map: &Map<'_>, at: usize, inside: String) -> Planned {
        let (key, value) = &map.entries[at];
        let slot = self.slot(key, value);
        let braces = matches!(value, Node::Map(entries, _) if entries.is_empty());
        if !braces && (!value.is_null() || slot.inline.1 > slot.start) {
            return Err(Refusal::at(key.span, format!("\"{}\" is {}, not a map", key.value, value.kind())));
        }
        let place = if map.flow { slot.start } else { self.entry_end(&map.entries[at]) };
        let emptied = braces.then(|| splice(slot.start, slot.end, ""));
        Ok(emptied.into_iter().chain([splice(place, place, inside)]).collect())
    }

    /// The text of an entry with its comments, as it is to stand in a map at this column. Its first line is not indented.
    fn body(&self, map: &Map<'_>, at: usize, flow: bool, column: usize) -> Result<String, Refusal> {
        let (key, value) = &map.entries[at];
        let start = key.span.range().start;
        let end = self.slot(key, value).end;
        if map.flow {
            return self.body_within_braces(map, at, flow, column);
        }
        let whole = || {
            (self.line_start(start), self.line_end(end)) == (self.entry_start(key), self.entry_end(&map.entries[at]))
        };
        if flow && self.line_end(start) == end && self.is_flow(value) && whole() {
            return Ok(self.text[start..end].to_owned());
        }
        if flow {
            let message = format!("the entry \"{}\" has lines of its own, which have no place in braces", key.value);
            return Err(Refusal::at(key.span, message).help("write the map that it is to go into without braces"));
        }
        let lines = &self.text[self.entry_start(key)..self.entry_end(&map.entries[at])];
        Ok(shifted(lines, self.column(start), column))
    }

    /// The same of an entry that stands within braces, with the comments that go out with it.
    fn body_within_braces(&self, map: &Map<'_>, at: usize, flow: bool, column: usize) -> Result<String, Refusal> {
        let (key, value) = &map.entries[at];
        let start = key.span.range().start;
        let end = self.slot(key, value).end;
        let own_lines = self.has_own_lines(start, end);
        let above = if own_lines { &self.text[self.entry_start(key)..start] } else { "" };
        let is_first = at == 0 && map.entries.len() > 1;
        let behind = self.comment_behind(end).filter(|_| own_lines || is_first).unwrap_or_default();
        if above.trim().is_empty() && behind.is_empty() {
            return Ok(self.text[start..end].to_owned());
        }
        if flow {
            let message = format!("the entry \"{}\" has comments, which have no place in braces", key.value);
            return Err(Refusal::at(key.span, message).help("write the map that it is to go into without braces"));
        }
        let lines = format!("{above}{}{behind}", &self.text[start..end]);
        Ok(if own_lines { shifted(&lines, self.column(start), column) } else { lines })
    }

    /// What an alias elsewhere repeats cannot move: the alias would come first.
    fn refuse_aliases_of(&self, (key, value): &Entry<'_>) -> Result<(), Refusal> {
        let entry = key.span.range().start..self.slot(key, value).end;
        let Some(alias) = self.alias_into(&entry) else { return Ok(()) };
        let message = format!("this alias repeats a part of the entry \"{}\", which cannot move then", key.value);
        Err(Refusal::at(alias, message).help("write the value out in place of the alias first"))
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

/// How many comments a text may have; within quotes some are none, but those are as many before and after.
fn comments(text: &str) -> usize {
    text.matches('#').count()
}

/// Whether an entry takes all comments along that its place loses.
fn keeps_comments((key, _): &Entry<'_>, removed: usize, body: &str) -> Result<(), Refusal> {
    if removed <= comments(body) {
        return Ok(());
    }
    let message = format!("a comment beside the entry \"{}\" would be lost", key.value);
    Err(Refusal::at(key.span, message).help("give the entry lines of its own, or edit it by hand"))
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
