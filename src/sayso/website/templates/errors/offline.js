// The service worker: keeps one page with its look and colours, and shows them when there is no connection. It keeps nothing else.
"use strict";
const PAGE = "{% url 'offline' %}";
const LOOK = "{% static 'sayso/app.css' %}";
const COLOURS = "{% url 'brand-css' %}";
const KEPT = "sayso 2 " + LOOK;
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([PAGE, LOOK, COLOURS])));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== KEPT).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names))));
});
self.addEventListener("fetch", (event) => {
  const asked = event.request;
  if (asked.method !== "GET") return;
  if (asked.mode === "navigate") event.respondWith(fetch(asked).catch(() => caches.match(PAGE)));
  else if (asked.url.endsWith(LOOK) || asked.url.endsWith(COLOURS)) event.respondWith(fetch(asked).catch(() => caches.match(asked.url)));
});
