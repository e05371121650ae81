// Searches, filters, copies links and changes the theme. All content is in the page: this hides parts of it and helps.
(() => {
  "use strict";
  const root = document.documentElement;
  const THEME = "kody-theme";

  // Where storage is forbidden, as on some file:// pages, the theme is remembered no longer than the page is open.
  const stored = (value) => {
    try {
      if (value) localStorage.setItem(THEME, value);
      return localStorage.getItem(THEME);
    } catch {
      return null;
    }
  };
  const setTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  };
  setTheme(stored());

  // Texts are compared without case, marks on Latin letters, kinds of apostrophes and blanks, and invisible characters.
  const PLAIN = { "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "ʹ": "'" };
  const fold = (text) =>
    text
      .normalize("NFD")
      .toLowerCase()
      .replace(/([a-z])\p{M}+/gu, "$1")
      .normalize("NFC")
      .replace(/[łøđıß’ʼ‘`ʹ]/g, (letter) => PLAIN[letter])
      .replace(/[\u00ad\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      .replace(/\s+/g, " ");
  // However a name is spelt, its letters and digits are the same.
  const squash = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

  const start = () => {
    const $ = (selector) => document.querySelector(selector);
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const main = $("main");
    const search = $("search");
    const field = search.querySelector("input");
    const filters = $(".filters");
    const boxes = all("input", filters);
    const groups = all("fieldset", filters).map((group) => all("input", group));
    const retired = $("section.retired");
    const nothing = $(".nothing");
    const [seen, heard] = all(".count span");
    const words = $(".count").dataset.words;
    const items = all(".contents li");
    const entries = all("article").map((article, at) => ({
      article,
      item: items[at],
      is: new Set(article.dataset.is.split(" ")),
      number: fold(article.querySelector(".number").textContent),
      name: squash(article.querySelector(".name").textContent),
      text: null,
    }));

    // What an entry says, put together when it is first searched.
    const textOf = (entry) =>
      (entry.text ??= fold(
        `${entry.number} ${entry.article.querySelector(".name").textContent} ` +
          all(".say, .facts dd", entry.article).map((part) => part.textContent).join(" "),
      ));

    // --- Search and filters

    let pinned = null; // The entry that the address leads to: shown, whatever is searched.
    let moved = null; // The entry whose number or name is what is searched, and its place in the order.

    const query = () => {
      const whole = fold(field.value).trim().replace(/^#/, "");
      const word = fold(field.dataset.word);
      const terms = whole.split(" ").filter(Boolean);
      const rest = terms.length > 1 ? terms.filter((term) => term !== word && term !== "code") : terms;
      return { whole: rest.join(" "), terms: rest.map((term) => [term, squash(term)]) };
    };
    const says = (entry, terms) =>
      terms.every(([term, squashed]) => textOf(entry).includes(term) || (squashed && entry.name.includes(squashed)));
    const chosen = (group) => group.filter((box) => box.checked).map((box) => box.dataset.is);
    const fits = (entry, choices) => choices.every((places) => !places.length || places.some((is) => entry.is.has(is)));

    const putBack = () => {
      if (moved) moved.next ? moved.next.before(moved.entry.article) : moved.parent.append(moved.entry.article);
      moved = null;
    };
    const putFirst = (entry) => {
      if (moved?.entry === entry) return;
      putBack();
      const { article } = entry ?? {};
      const first = main.querySelector("article");
      if (!article || article === first) return;
      moved = { entry, next: article.nextElementSibling, parent: article.parentElement };
      first.before(article);
    };

    const render = () => {
      const { whole, terms } = query();
      const choices = groups.map(chosen);
      const found = entries.filter((entry) => says(entry, terms));
      const hits = new Set(found.filter((entry) => fits(entry, choices)));
      for (const entry of entries) {
        const hidden = !hits.has(entry) && entry !== pinned;
        if (entry.article.hidden !== hidden) entry.article.hidden = entry.item.hidden = hidden;
      }
      const name = squash(whole);
      putFirst(whole && [...hits].find((entry) => entry.number === whole || (name && entry.name === name)));
      if (retired) retired.hidden = !retired.querySelector("article:not([hidden])");
      nothing.hidden = hits.size > 0;
      groups.forEach((group, at) => {
        const others = choices.filter((_, other) => other !== at);
        const open = found.filter((entry) => fits(entry, others));
        for (const box of group) {
          const count = open.filter((entry) => entry.is.has(box.dataset.is)).length;
          const label = box.parentElement;
          label.querySelector("small").textContent = count;
          label.classList.toggle("none", count === 0);
        }
      });
      const active = boxes.filter((box) => box.checked).length;
      const badge = $(".active");
      badge.textContent = active;
      badge.hidden = !active;
      filters.querySelector(".reset").hidden = !active && !field.value;
      seen.textContent = words.replace("{shown}", hits.size).replace("{total}", entries.length);
      later("highlight", 80, () => highlight(terms, hits));
    };

    const timers = {};
    const later = (what, after, run) => {
      clearTimeout(timers[what]);
      timers[what] = setTimeout(run, after);
    };

    // Marks what is searched in the first entries, where the browser can do so without touching them.
    const highlight = (terms, hits) => {
      if (!window.Highlight) return;
      CSS.highlights.delete("found");
      if (!terms.length) return;
      const ranges = [];
      for (const entry of [...hits].slice(0, 100)) {
        for (const part of all("h2 a, .say, .facts dd", entry.article)) {
          const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) rangesIn(walker.currentNode, terms, ranges);
        }
      }
      CSS.highlights.set("found", new Highlight(...ranges));
    };
    const rangesIn = (node, terms, ranges) => {
      const text = node.data;
      let folded = "";
      const places = [];
      for (let at = 0; at < text.length; at++) {
        const letter = fold(text[at]);
        for (let more = 0; more < letter.length; more++) places.push(at);
        folded += letter;
      }
      for (const [term] of terms) {
        for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
          const range = new Range();
          range.setStart(node, places[at]);
          range.setEnd(node, places[at + term.length - 1] + 1);
          ranges.push(range);
        }
      }
    };

    // --- The address

    const own = new Set(["q", ...boxes.map((box) => box.name)]);
    const parameters = () => {
      const found = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => !own.has(name)));
      if (field.value.trim()) found.set("q", field.value.trim());
      for (const box of boxes) if (box.checked) found.append(box.name, box.value);
      return found;
    };
    const write = () => {
      const address = new URL(location.href);
      address.search = parameters();
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // A browser that forbids it here leaves the address as it was.
      }
      relink();
    };
    const read = () => {
      const found = new URLSearchParams(location.search);
      field.value = found.get("q") ?? "";
      for (const box of boxes) box.checked = found.getAll(box.name).includes(box.value);
    };

    // The other languages show the same codes at the same place. Words of this language mean nothing there.
    const languages = all(".languages a").map((link) => [link, link.getAttribute("href")]);
    const place = () => {
      const target = entryOf(location.hash);
      const inView = (entry) => {
        const box = entry.article.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
      };
      if (target && (inView(target) || scrollY === 0)) return location.hash;
      const read = scrollY > 0 && entries.find((entry) => !entry.article.hidden && entry.article.getBoundingClientRect().bottom > search.offsetHeight);
      return read ? read.article.querySelector("h2 a").hash : location.hash;
    };
    const relink = () => {
      const wanted = parameters();
      if (/[^\x20-\x7e]/.test(wanted.get("q") ?? "")) wanted.delete("q");
      const tail = (wanted.size ? `?${wanted}` : "") + place();
      for (const [link, href] of languages) link.href = href + tail;
    };

    const reset = () => {
      field.value = "";
      for (const box of boxes) box.checked = false;
      changed();
    };
    // Said when the typing pauses, and not when the page opens.
    const announce = () => (heard.textContent = nothing.hidden ? seen.textContent : nothing.firstElementChild.textContent);
    const changed = () => {
      pinned = null;
      render();
      later("announce", 500, announce);
      later("write", 250, write);
    };

    // An anchor leads to its entry: also one that is hidden now, and a number or a name in any spelling.
    const idOf = (hash) => {
      try {
        return decodeURIComponent(hash.slice(1));
      } catch {
        return hash.slice(1); // A percent sign that escapes nothing stands for itself.
      }
    };
    const elementOf = (hash) => document.getElementById(idOf(hash));
    const entryOf = (hash) => {
      const id = idOf(hash);
      const article = id && elementOf(hash)?.closest("article");
      if (article) return entries.find((entry) => entry.article === article);
      return id && entries.find((entry) => entry.number === fold(id) || entry.name === squash(id));
    };
    const follow = () => {
      const entry = entryOf(location.hash);
      if (!entry) return relink();
      if (!entry.article.contains(elementOf(location.hash))) return location.replace(entry.article.querySelector("h2 a").hash);
      pinned = entry;
      render();
      entry.article.scrollIntoView();
      for (const other of all(".here")) other.classList.remove("here");
      entry.article.classList.add("here");
      entry.item.querySelector("a").classList.add("here");
      const list = all(".contents, .contents ol").find((part) => part.scrollHeight > part.clientHeight + 1);
      if (list) list.scrollTop += entry.item.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
      relink();
    };

    // --- What the user does

    field.addEventListener("input", () => {
      changed();
      if (search.getBoundingClientRect().top <= 0) search.scrollIntoView({ block: "nearest" });
      if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        if (field.value) {
          field.value = "";
          changed();
        } else field.blur();
      } else if (event.key === "Enter") {
        const first = main.querySelector("article:not([hidden]) h2 a");
        if (first) {
          event.preventDefault();
          clearTimeout(timers.write);
          write();
          location.hash = first.hash;
          first.focus();
        }
      }
    });
    filters.addEventListener("change", changed);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") $(".languages")?.removeAttribute("open");
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
    document.addEventListener("click", (event) => {
      const menu = $(".languages");
      if (menu && !menu.contains(event.target)) menu.open = false;
      if (event.target.closest(".languages a")) relink();
      if (event.target.closest(".reset")) {
        reset();
        field.focus();
      }
      const copy = event.target.closest(".copy");
      if (copy) copyLink(copy);
      // A link to the anchor that is in the address already leads there once more.
      const link = event.target.closest("a");
      if (link?.hash && link.hash === location.hash && link.pathname === location.pathname) follow();
    });
    addEventListener("hashchange", follow);
    addEventListener("popstate", () => {
      read();
      render();
    });

    const copyLink = async (button) => {
      const address = new URL(location.href);
      address.search = "";
      address.hash = button.parentElement.querySelector("a").hash;
      try {
        await navigator.clipboard.writeText(address.href);
      } catch {
        // No clipboard on plain http: the old way, by a selection.
        const area = document.createElement("textarea");
        area.value = address.href;
        button.after(area);
        area.select();
        const done = document.execCommand("copy");
        area.remove();
        button.focus();
        if (!done) return void (location.hash = address.hash);
      }
      clearTimeout(timers.announce);
      heard.textContent = button.dataset.done;
      button.classList.add("done");
      setTimeout(() => button.classList.remove("done"), 1500);
    };

    const toggle = $(".theme");
    toggle.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      setTheme(dark ? "light" : "dark");
      stored(root.dataset.theme);
    });

    // --- Everything that needs this script appears

    const button = $("template").content.firstElementChild;
    for (const { article, number } of entries) {
      const copy = button.cloneNode(true);
      copy.setAttribute("aria-label", `${copy.title}: ${number}`);
      article.querySelector(".head").append(copy);
    }
    search.hidden = toggle.hidden = false;
    filters.hidden = groups.length === 0;
    // What an anchor leads to stands below the search, which is as high as its words need in this language and on this screen.
    const room = new CSSStyleSheet();
    document.adoptedStyleSheets = [room];
    const makeRoom = () => room.replaceSync(`:root { --bar: ${search.offsetHeight}px }`);
    new ResizeObserver(makeRoom).observe(search);
    read();
    filters.querySelector("details").open = matchMedia("(min-width: 76rem)").matches || boxes.some((box) => box.checked);
    render();
    makeRoom();
    follow();
  };
  addEventListener("DOMContentLoaded", start);
})();
