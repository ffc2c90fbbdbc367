"""Messages and letters: their addresses."""

from django.urls import path

from sayso.communications.views import digests, letters, notices, outbox

public = [path("digest/<str:token>/", digests.stop, name="digest-stop")]
mine: list = []
staff = [
    path("messages/", outbox.messages_list, name="messages"),
    path("messages/<int:pk>/", outbox.message, name="message"),
    path("messages/<int:pk>/letter.pdf", outbox.as_letter, name="message-letter"),
    path("messages/<int:pk>/<slug:act>/", outbox.mend, name="message-mend"),
    path("digest/", digests.digest, name="digest"),
    path("digest/preview/", digests.preview, name="digest-preview"),
    path("notices/", notices.listed, name="notices"),
    path("notices/new/", notices.edit, name="notice-new"),
    path("notices/<int:pk>/", notices.one, name="notice"),
    path("notices/<int:pk>/change/", notices.edit, name="notice-edit"),
    path("notices/<int:pk>/send/", notices.send, name="notice-send"),
    path("notices/<int:pk>/throw-away/", notices.throw_away, name="notice-throw-away"),
    path("notices/<int:pk>/told.csv", notices.told, name="notice-told"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/letters.zip", letters.download, name="letters-file"),
    path("letters/<int:pk>/posted/", letters.posted, name="letters-posted"),
]
