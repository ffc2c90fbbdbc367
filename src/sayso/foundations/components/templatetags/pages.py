"""Tags for the pages' frame: addresses that may not exist yet, query strings, ids for errors."""

from __future__ import annotations

import functools
from typing import Any

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

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


@register.simple_tag
def link_if(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page, or nothing where this installation has no such page."""
    if args or kwargs:
        return _address(name, *args, **kwargs)
    return _fixed_address(name, get_urlconf(), get_script_prefix())


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
