"""What the design promises: readable colours, a whole set of components, nothing fetched from elsewhere."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django import forms
from jinja2 import TemplateRuntimeError, UndefinedError

from rehabit.web.design import icons, palette, style_page
from rehabit.web.design.environment import environment
from rehabit.web.design.page import Flash, NavItem, Page

BUILT = style_page.DESIGN.parents[3] / "build" / "static" / "rehabit"
SHEET = (style_page.DESIGN / "rehabit.scss").read_text("utf-8")


@pytest.fixture(scope="module")
def made():
    return environment()


@pytest.fixture(scope="module")
def page(made):
    return made.get_template(style_page.TEMPLATE).render(style_page.context())


@pytest.fixture(scope="module")
def css():
    return (BUILT / "rehabit.css").read_text("utf-8")


def render(made, source, **context):
    return made.from_string(source).render(context)


@pytest.mark.parametrize("pair", palette.contrasts(), ids=lambda pair: f"{pair.scheme}: {pair.use}")
def test_a_pair_of_colours_stands_far_enough_apart(pair):
    assert pair.enough, f"--{pair.front} on --{pair.back} is {pair.ratio:.2f}, and needs {pair.least}"


def test_contrast_is_measured_as_wcag_does():
    assert palette.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert palette.ratio("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_night_knows_every_colour_that_is_in_a_pair():
    day, night = palette.colours()["day"], palette.colours()["night"]
    used = {token for front, back, *_ in palette.PAIRS for token in (front, back)}
    assert used <= day.keys()
    assert {token for token in used if night[token] == day[token]} == {"focus"}


FRAMES = {"layout", "pages"}  # whole pages rather than pieces of one
FOLDERS = {template.parent.name for template in style_page.DESIGN.glob("*/*.jinja")} - FRAMES


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_a_component_has_a_template_an_example_and_its_styles(name):
    folder = style_page.DESIGN / name
    assert (folder / "example.jinja").is_file()
    assert (folder / f"{name}.scss").is_file()
    assert f'@use "{name}/{name}";' in SHEET
    assert (folder / f"{name}.jinja").is_file() or name == "icon"


def test_the_style_page_shows_every_component_and_every_icon(page):
    assert len(style_page.components()) > 15
    for name in style_page.components():
        assert f'id="{name}"' in page
    for name in icons.drawings():
        assert f"<span>{name}</span>" in page


def test_there_are_enough_icons_and_each_is_sound():
    assert len(icons.drawings()) >= 40
    for name in icons.drawings():
        drawn = ElementTree.fromstring(icons.icon(name))
        assert drawn.get("viewBox") == "0 0 24 24"
        assert len(drawn) > 0
        assert drawn.get("aria-hidden") == "true"


def test_an_icon_with_a_title_is_read_out_and_its_title_is_escaped():
    assert 'role="img" aria-label="&lt;b&gt; &amp; c"' in icons.icon("alert", title="<b> & c")


def test_an_unknown_icon_is_refused_with_the_names_there_are():
    with pytest.raises(KeyError, match=r"no icon called 'unicorn'.*alert"):
        icons.icon("unicorn")


def test_the_style_sheet_fetches_nothing_from_elsewhere(css):
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert addresses
    for address in addresses:
        assert (BUILT / address.strip("\"'")).is_file(), f"{address} is not one of the files built beside it"
    assert "@import" not in css
    assert "Frutiger" not in css


def test_the_scripts_fetch_nothing_from_elsewhere():
    assert not re.search(r"https?:|\bimport\b", (BUILT / "rehabit.js").read_text("utf-8"))


class Inline(HTMLParser):
    """Collects what a strict content security policy forbids, and every address."""

    def __init__(self):
        super().__init__()
        self.forbidden, self.addresses, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "style" in given or any(name.startswith("on") for name in given) or tag == "style":
            self.forbidden.append((tag, given))
        if tag == "script" and "src" not in given:
            self.forbidden.append((tag, given))
        self.addresses += [given[name] for name in ("src", "href") if name in given]
        self.ids += [given["id"]] if "id" in given else []


def test_the_page_keeps_to_a_strict_content_security_policy(page):
    seen = Inline()
    seen.feed(page)
    assert seen.forbidden == []
    assert not [address for address in seen.addresses if "//" in address]
    assert len(seen.ids) == len(set(seen.ids)) > 30


@pytest.mark.parametrize("layout", ["staff", "participant", "public", "print"])
def test_a_layout_needs_no_more_than_a_title(made, layout):
    source = (
        f'{{% extends "design/layout/{layout}.jinja" %}}{{% block content %}}<h1>Here</h1>{{% endblock %}}'
    )
    shown = render(made, source, page=Page(title="Groups"))
    assert "<title>Groups – Rehabit</title>" in shown
    assert "not made or endorsed by the owners of ESCAPE-pain" in shown
    assert "<h1>Here</h1>" in shown
    assert "made up" not in shown
    assert "Sign out" not in shown
    assert render(made, source, page={"title": "Groups"}) == shown


def test_a_layout_says_who_where_and_what_happened(made):
    page = Page(
        title="Groups",
        nav=(NavItem(text="Today", href="/today", current=True),),
        viewer="Avery <Stone>",
        site="Elm Road",
        sign_out="/out",
        demo=True,
        error=True,
        messages=[Flash("Saved", "success"), Flash("Not sent", "error")],
    )
    shown = render(made, '{% extends "design/layout/staff.jinja" %}', page=page, csrf_input="a token")
    assert "<title>Error: Groups – Rehabit</title>" in shown
    assert 'href="/today" aria-current="page"' in shown
    assert "Avery &lt;Stone&gt;" in shown
    assert "a token" in shown
    assert "Everything here is made up" in shown
    assert re.search(r'flash--good" role="status">.*?Saved', shown, re.DOTALL)
    assert re.search(r'flash--urgent" role="alert">.*?Not sent', shown, re.DOTALL)


def test_a_name_that_is_not_there_is_an_error_and_not_an_empty_space(made):
    with pytest.raises(UndefinedError):
        render(made, "{{ person.name }}", person={})


def test_a_figure_without_n_stops_the_page(made):
    source = '{% from "design/stat/stat.jinja" import stat %}{{ stat("−1.3", "Change in pain", n=n) }}'
    assert "n = 7 people" in render(made, source, n=7)
    assert "n = 0 people" in render(made, source, n=0)
    with pytest.raises(TemplateRuntimeError, match="'Change in pain' has no n"):
        render(made, source, n=None)


@pytest.mark.parametrize(
    ("attended", "left", "words"),
    [
        (4, 7, "5 sessions still needed."),
        (8, 1, "1 session still needed."),
        (9, 3, "Completed."),
        (3, 4, "6 sessions still needed, only 4 left."),
    ],
)
def test_sessions_still_needed_in_words(made, attended, left, words):
    source = (
        '{% from "design/still_needed/still_needed.jinja" import still_needed %}{{ still_needed(a, 9, b) }}'
    )
    assert words in render(made, source, a=attended, b=left)


def test_the_register_marks_what_is_already_known_and_nothing_else(made):
    imported = '{% from "design/register/register.jinja" import register_row %}'
    source = imported + '{{ register_row("A", "mark", value=v) }}'
    assert re.findall(r'value="(\w+)" checked', render(made, source, v="late")) == ["late"]
    assert "checked" not in render(made, source, v=None)


def test_nought_on_the_scale_is_an_answer_and_nothing_is_not(made):
    source = (
        '{% from "design/scale/scale.jinja" import scale %}{{ scale("p", "Pain", "none", "worst", value=v) }}'
    )
    assert re.findall(r'value="(\d+)" checked', render(made, source, v=0)) == ["0"]
    assert "checked" not in render(made, source, v=None)
    assert len(re.findall(r'type="radio"', render(made, source, v=None))) == 11


class Everything(forms.Form):
    """A field of every kind that has a component."""

    name = forms.CharField(label="Name", help_text="As on letters")
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    born = forms.DateField(label="Born", widget=forms.SelectDateWidget)
    joint = forms.ChoiceField(
        label="Joint", choices=[("knee", "Knee"), ("hip", "Hip")], widget=forms.RadioSelect
    )
    venue = forms.ChoiceField(label="Venue", choices=[("", "Choose"), ("elm", "Elm Road")])
    needs = forms.MultipleChoiceField(
        label="Needs", choices=[("bsl", "BSL")], widget=forms.CheckboxSelectMultiple, required=False
    )
    texts = forms.BooleanField(label="Texts", required=False)
    file = forms.FileField(label="File")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


FORM = (
    '{% from "design/field/field.jinja" import field, error_summary %}'
    "{{ error_summary(errors_of(form)) }}{% for each in form %}{{ field(each) }}{% endfor %}"
)


def test_an_empty_form_shows_every_field_and_no_error(made):
    shown = render(made, FORM, form=Everything())
    for name in Everything.base_fields:
        assert f'name="{name}' in shown
    assert "Note (optional)" in shown
    assert "There is a problem" not in shown


def test_what_was_typed_comes_back_with_its_error_and_a_way_to_it(made):
    typed = {
        "name": "",
        "born_day": "41",
        "born_month": "3",
        "born_year": "1958",
        "joint": "hip",
        "needs": ["bsl"],
        "texts": "on",
    }
    shown = render(made, FORM, form=Everything(typed))
    seen = Inline()
    seen.feed(shown)
    wanted = [address.removeprefix("#") for address in seen.addresses]
    assert {"id_name", "id_born_day", "id_venue", "id_file"} <= set(wanted) <= set(seen.ids)
    assert 'value="41"' in shown
    assert re.findall(r'value="(\w+)" checked', shown) == ["hip", "bsl", "on"]
    assert shown.count('class="nhsuk-error-message"') == len(wanted)


def test_a_widget_without_a_component_is_refused_by_name(made):
    class Odd(forms.Form):
        when = forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="'when' uses SplitDateTimeWidget"):
        render(made, FORM, form=Odd())


class Shape(HTMLParser):
    """The elements of some markup with the attributes that carry meaning, and its words."""

    MEANING = ("id", "for", "name", "type", "value", "checked", "aria-describedby", "role")

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        family = " ".join(sorted(each for each in given.get("class", "").split() if "hidden" not in each))
        self.found.append((tag, family, {key: given[key] for key in self.MEANING if key in given}))

    def handle_data(self, data):
        self.found += [" ".join(data.split())] if data.strip() else []


ERROR = {"hint": {"text": "A hint"}, "errorMessage": {"text": "An error"}}
CHOICES = [{"value": "a", "text": "A"}, {"value": "b", "text": "B", "hint": {"text": "Why"}, "checked": True}]
OURS_AND_THEIRS = [
    (
        'text_field("x", "X", value="1", hint="A hint", error="An error", width=5)',
        ("input", {"id": "x", "name": "x", "label": {"text": "X"}, "value": "1", "width": 5} | ERROR),
    ),
    (
        'text_area("x", "X", value="1", hint="A hint", error="An error", rows=4)',
        ("textarea", {"id": "x", "name": "x", "label": {"text": "X"}, "value": "1", "rows": 4} | ERROR),
    ),
    (
        'radio_field("x", "X", options, value="b", hint="A hint", error="An error")',
        (
            "radios",
            {"idPrefix": "x", "name": "x", "fieldset": {"legend": {"text": "X"}}, "items": CHOICES} | ERROR,
        ),
    ),
    (
        'checkbox_field("x", "X", options, values=["b"], hint="A hint", error="An error")',
        (
            "checkboxes",
            {"idPrefix": "x", "name": "x", "fieldset": {"legend": {"text": "X"}}, "items": CHOICES} | ERROR,
        ),
    ),
    (
        'select_field("x", "X", [{"value": "a", "text": "A"}], hint="A hint", error="An error")',
        (
            "select",
            {"id": "x", "name": "x", "label": {"text": "X"}, "items": [{"value": "a", "text": "A"}]} | ERROR,
        ),
    ),
]


@pytest.mark.parametrize(
    ("ours", "theirs"), OURS_AND_THEIRS, ids=lambda each: each[0] if isinstance(each, tuple) else ""
)
def test_our_fields_say_what_the_nhs_uk_macros_say(made, ours, theirs):
    options = [{"value": "a", "text": "A"}, {"value": "b", "text": "B", "hint": "Why"}]
    macros = "text_field, text_area, radio_field, checkbox_field, select_field"
    shown = render(
        made, f'{{% from "design/field/field.jinja" import {macros} %}}{{{{ {ours} }}}}', options=options
    )
    macro, parameters = theirs
    model = render(made, f"{{{{ nhsuk.{macro}(parameters) }}}}", parameters=parameters)
    assert Shape(shown).found == Shape(model).found


def test_a_macro_that_nhs_uk_does_not_have_is_an_error(made):
    with pytest.raises(Exception, match="unicorn"):
        render(made, "{{ nhsuk.unicorn({}) }}")
