// Passkeys. A form with data-passkey="make" or "use" gets its credential from the browser, then goes its usual way.
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  function bytes(text) {
    var plain = window.atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    if (!buffer) return null;
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return window.btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function asAsked(given) {
    var asked = given.publicKey;
    asked.challenge = bytes(asked.challenge);
    if (asked.user) asked.user.id = bytes(asked.user.id);
    (asked.excludeCredentials || []).concat(asked.allowCredentials || []).forEach(function (one) {
      one.id = bytes(one.id);
    });
    return { publicKey: asked };
  }

  function asSent(made) {
    var response = { clientDataJSON: text(made.response.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (made.response[name]) response[name] = text(made.response[name]);
    });
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response: response,
      clientExtensionResults: made.getClientExtensionResults()
    });
  }

  // What is asked stands in the page, or comes from the address of the form: then no page need begin a session.
  function whatIsAsked(form) {
    var here = form.getAttribute("data-asked");
    if (here) return Promise.resolve(JSON.parse(here));
    var body = new FormData(form);
    body.delete("credential");
    return fetch(form.action, { method: "POST", body: body }).then(function (answer) { return answer.json(); });
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    var button = form.querySelector("button");
    var problem = form.querySelector("[data-problem]");
    form.hidden = false;
    button.addEventListener("click", function (event) {
      event.preventDefault();
      problem.textContent = "";
      button.disabled = true;
      whatIsAsked(form).then(function (given) {
        var way = form.getAttribute("data-passkey") === "make" ? "create" : "get";
        return navigator.credentials[way](asAsked(given));
      }).then(function (made) {
        form.elements.credential.disabled = false;
        form.elements.credential.value = asSent(made);
        form.submit();
      }).catch(function () {
        button.disabled = false;
        problem.textContent = problem.getAttribute("data-problem");
        button.focus();
      });
    });
  });
})();
