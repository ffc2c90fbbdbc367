"""Tags for the pages' frame: addresses that may not exist yet, query strings, ids for errors."""

from __future__ import annotations

import functools
from typing import Any

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, resolve, reverse

from sayso.foundations.access.doors import Door, door_of, may_enter

register = template.Library()


def _address(name: str, *args: Any, **kwargs: Any) -> str:
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@functools.cache
def _fixed_address(name: str, urls: str | None, prefix: str) -> str:
    """The address of a page that is the same in every frame: looked up once for a process."""
    return _address(name)


_doors: dict[tuple[str, str | None], Door | None] = {}


def _door(name: str, address: str) -> Door | None:
    """The door of a named page, looked up once for a process."""
    key = name, get_urlconf()
    if key not in _doors:
        _doors[key] = door_of(resolve(address).func)
    return _doors[key]


@register.simple_tag(takes_context=True)
def link_if(context: template.Context, name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page; nothing where there is no such page, or its door is closed to the reader.

    A page shows what leads on only to those whom it lets on. Customers' own pages stay open to visitors,
    who sign in on the way.
    """
    plain = not args and not kwargs
    address = (
        _fixed_address(name, get_urlconf(), get_script_prefix()) if plain else _address(name, *args, **kwargs)
    )
    if not address:
        return ""
    door = _door(name, address)
    if door is None or door.roles is None:
        return address
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return address if door.kind == "mine" else ""
    return address if may_enter(user, door) else ""


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The page's own query string with some of it changed: `{% query page=2 %}`."""
    request = context.get("request")
    found: QueryDict = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None or value == "":
            found.pop(name, None)
        else:
            found[name] = str(value)
    return f"?{found.urlencode()}"


@register.filter
def first_control(field: BoundField) -> str:
    """The id of the first control of a field, where a link from the error summary lands."""
    widget = field.field.widget
    if field.auto_id and getattr(widget, "use_fieldset", False):
        found = (
            widget.id_for_label(field.auto_id, index="0") if hasattr(widget, "option_inherits_attrs") else ""
        )
        return str(found or widget.id_for_label(field.auto_id) or f"{field.auto_id}_0")
    return str(field.id_for_label or field.auto_id or "")


@register.filter
def has_file(form: Any) -> bool:
    """Whether a form carries files."""
    return bool(form and form.is_multipart())


@register.filter
def has_error(attrs: dict[str, Any]) -> bool:
    """Whether a widget's attributes say that what was typed is wrong."""
    return attrs.get("aria-invalid") == "true"


@register.filter
def hint_of(value: Any, attrs: dict[str, Any]) -> str:
    """The hint of one choice, where the widget was given hints."""
    hints: dict[str, str] = attrs.get("hints") or {}
    return hints.get(str(value), "")


# What our templates read from a widget's attributes, and what browsers would do worse than our own errors.
OURS = {
    "class",
    "heading",
    "plain",
    "hints",
    "width",
    "count",
    "small",
    "rows",
    "cols",
    "required",
    "maxlength",
}


@register.filter
def html_attrs(attrs: dict[str, Any]) -> list[tuple[str, Any]]:
    """The attributes of a widget that belong in the HTML; a counted text also names its count."""
    given = {name: value for name, value in attrs.items() if name not in OURS and value not in (False, None)}
    if attrs.get("count") and "id" in attrs:
        described = f"{given.get('aria-describedby', '')} {attrs['id']}_count"
        given["aria-describedby"] = described.strip()
    return list(given.items())
