// The service worker: keeps one page and its look, and shows them when there is no connection. It keeps nothing else.
"use strict";
const PAGE = "{% url 'offline' %}";
const LOOK = "{% static 'sayso/app.css' %}";
const KEPT = "sayso " + LOOK;
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([PAGE, LOOK])));
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
  else if (asked.url.endsWith(LOOK)) event.respondWith(fetch(asked).catch(() => caches.match(LOOK)));
});
