"""The file with the wording of one instrument."""

from django import forms

from rehabit.catalogue.instrument_wording import LARGEST_BYTES


class WordingForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Wording file",
        help_text=f"The file you filled in, ending in .toml. At most {LARGEST_BYTES // 1000} kB.",
        widget=forms.FileInput(attrs={"accept": ".toml,.txt,text/plain"}),
        error_messages={
            "required": "Choose the file you filled in.",
            "invalid": "Choose the file you filled in.",
            "empty": "The file is empty.",
        },
    )
