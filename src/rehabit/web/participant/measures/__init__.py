"""Questionnaires the person answers."""
