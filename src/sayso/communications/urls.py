"""Messages and letters: their addresses."""

from django.urls import path

from sayso.communications.views import digests, letters, outbox

public = [path("digest/<str:token>/", digests.stop, name="digest-stop")]
mine: list = []
staff = [
    path("messages/", outbox.messages_list, name="messages"),
    path("messages/<int:pk>/", outbox.message, name="message"),
    path("messages/<int:pk>/letter.pdf", outbox.as_letter, name="message-letter"),
    path("messages/<int:pk>/<slug:act>/", outbox.mend, name="message-mend"),
    path("digest/", digests.digest, name="digest"),
    path("digest/preview/", digests.preview, name="digest-preview"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/letters.zip", letters.download, name="letters-file"),
    path("letters/<int:pk>/posted/", letters.posted, name="letters-posted"),
]
