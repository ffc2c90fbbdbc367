// What the pages do beyond plain HTML. Everything works without it.
(function () {
  "use strict";
  var typing = function (element) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable;
  };

  // An error summary takes the focus, so that it is the first thing read.
  function showErrors() {
    var summary = document.querySelector("[data-error-summary]");
    if (!summary) return;
    summary.focus();
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var control = link && document.getElementById(link.hash.slice(1));
      if (!control) return;
      event.preventDefault();
      var group = control.closest("fieldset") || control;
      var label = group.querySelector("legend") || document.querySelector('label[for="' + control.id + '"]');
      (label || control).scrollIntoView();
      control.focus({ preventScroll: true });
    });
  }

  // Keys: data-key="l" is one key, data-key="g t" is two, one after the other.
  var before = "";
  var forget;
  function pressKey(event) {
    if (document.body.getAttribute("data-keys") === "off") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A box to tick and a choice to make are no places to type, so keys work there.
    if (typing(event.target) && event.target.type !== "checkbox" && event.target.type !== "radio") return;
    var pressed = event.key.toLowerCase();
    var two = before + " " + pressed;
    var found = null;
    document.querySelectorAll("[data-key]").forEach(function (element) {
      var wanted = element.getAttribute("data-key");
      if (element.offsetParent !== null && (wanted === two || (!before && wanted === pressed))) found = found || element;
    });
    // Only a key that may begin a pair is waited on: walking and ticking rows must not swallow the next one.
    before = !found && document.querySelector('[data-key^="' + CSS.escape(pressed) + ' "]') ? pressed : "";
    window.clearTimeout(forget);
    forget = window.setTimeout(function () { before = ""; }, 1200);
    if (!found) return;
    event.preventDefault();
    if (typing(found)) found.focus();
    else found.click();
  }

  // In a list with data-rows, j and k go from row to row; the space bar ticks, Enter opens.
  function walkRows(event) {
    if (document.body.getAttribute("data-keys") === "off") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var step = { j: 1, k: -1 }[event.key.toLowerCase()];
    var ticks = Array.from(document.querySelectorAll("[data-rows] input[type=checkbox]"));
    var here = ticks.indexOf(document.activeElement);
    if (here >= 0 && event.key === "Enter") {
      event.preventDefault();
      ticks[here].closest("tr").querySelector("a").click();
      return;
    }
    if (!step || !ticks.length || (here < 0 && typing(event.target))) return;
    event.preventDefault();
    ticks[Math.min(Math.max(here + step, 0), ticks.length - 1)].focus();
  }

  // A form goes once. A button that asks "are you sure" carries its question in data-confirm.
  function submitOnce(event) {
    var form = event.target;
    var button = event.submitter;
    var question = button && button.getAttribute("data-confirm");
    if (question && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    if (form.method !== "post" || form.hasAttribute("data-repeatable")) return;
    if (form.hasAttribute("data-sent")) {
      event.preventDefault();
      return;
    }
    form.setAttribute("data-sent", "");
    busy(true);
    window.setTimeout(function () { form.removeAttribute("data-sent"); busy(false); }, 8000);
  }

  // How many characters are left. What it says comes from the page, in the page's language.
  function countCharacters(area) {
    var message = document.getElementById(area.id + "_count");
    var most = Number(area.getAttribute("data-count"));
    if (!message || !most) return;
    var spoken = message.cloneNode(false);
    spoken.removeAttribute("id");
    spoken.className = "govuk-visually-hidden";
    spoken.setAttribute("aria-live", "polite");
    message.after(spoken);
    message.setAttribute("aria-hidden", "true");
    var wait;
    var update = function () {
      var left = most - area.value.length;
      var words = message.getAttribute(left < 0 ? "data-over" : "data-left");
      message.textContent = words.replace("{n}", String(Math.abs(left)));
      message.classList.toggle("govuk-error-message", left < 0);
      window.clearTimeout(wait);
      wait = window.setTimeout(function () { spoken.textContent = message.textContent; }, 1000);
    };
    area.addEventListener("input", update);
    update();
  }

  // What takes longer than a moment says so.
  var waiting;
  function busy(on) {
    var sign = document.querySelector("[data-busy]");
    window.clearTimeout(waiting);
    if (!sign) return;
    if (!on) {
      sign.hidden = true;
      sign.textContent = "";
      return;
    }
    waiting = window.setTimeout(function () {
      sign.hidden = false;
      sign.textContent = sign.getAttribute("data-busy");
    }, 900);
  }

  function addKey(list, keys, words) {
    var row = document.createElement("div");
    var term = document.createElement("dt");
    keys.forEach(function (one) {
      var key = document.createElement("kbd");
      key.textContent = one.toUpperCase();
      term.append(key, " ");
    });
    var says = document.createElement("dd");
    says.textContent = words;
    row.append(term, says);
    list.append(row);
  }

  // What a key does: the element's own label, else its words without the sign of the key.
  function wordsOf(element) {
    var label = element.labels && element.labels[0];
    var words = element.getAttribute("aria-label");
    if (words) return words;
    var copy = (label || element).cloneNode(true);
    copy.querySelectorAll("kbd").forEach(function (key) { key.remove(); });
    return copy.textContent.trim();
  }

  // The list of a page's keys, made from the page itself.
  function showKeys(dialog) {
    var list = dialog.querySelector("dl");
    list.replaceChildren();
    document.querySelectorAll("[data-key]").forEach(function (element) {
      if (element.offsetParent === null) return;
      addKey(list, element.getAttribute("data-key").split(" "), wordsOf(element));
    });
    document.querySelectorAll("[data-rows]").forEach(function (rows) {
      addKey(list, ["j", "k"], rows.getAttribute("data-walk"));
      addKey(list, ["\u2423"], rows.getAttribute("data-tick"));
      addKey(list, ["\u21b5"], rows.getAttribute("data-open"));
    });
    dialog.showModal();
  }

  function start(root) {
    root.querySelectorAll("textarea[data-count]").forEach(countCharacters);
    root.querySelectorAll("[data-opens]").forEach(function (button) {
      var dialog = document.getElementById(button.getAttribute("data-opens"));
      if (!dialog) return;
      button.hidden = false;
      button.addEventListener("click", function () { showKeys(dialog); });
    });
    root.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    // A picture of what is being typed: its address takes the fields' values.
    root.querySelectorAll("img[data-follows]").forEach(function (picture) {
      var form = document.getElementById(picture.getAttribute("data-follows"));
      if (form) form.addEventListener("input", function (event) {
        if (event.target.type === "file" || !event.target.name) return;
        var address = new URL(picture.src);
        address.searchParams.set(event.target.name, event.target.value);
        picture.src = address;
      });
    });
    root.querySelectorAll("select[data-go], input[data-go]").forEach(function (control) {
      control.addEventListener("change", function () { control.form.requestSubmit(); });
    });
  }

  document.addEventListener("keydown", pressKey);
  document.addEventListener("keydown", walkRows);
  document.addEventListener("submit", submitOnce);
  document.addEventListener("htmx:load", function (event) { if (event.target !== document.body) start(event.target); });
  document.addEventListener("htmx:beforeRequest", function () { busy(true); });
  document.addEventListener("htmx:afterRequest", function () { busy(false); });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { form.removeAttribute("data-sent"); });
    busy(false);
  });
  document.addEventListener("DOMContentLoaded", function () {
    start(document);
    showErrors();
    if ("serviceWorker" in navigator && document.documentElement.hasAttribute("data-offline")) {
      navigator.serviceWorker.register(document.documentElement.getAttribute("data-offline"));
    }
  });
})();
