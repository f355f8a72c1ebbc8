"""Files that are no plain text files of the pack's own: one clear line each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lossprep import library
from lossprep.library.source import MAX_BYTES

EXERCISE = "format: 1\nkind: recall\ntitle: T\nskills: [values]\nminutes: 1\nask: A\nanswer: B\n"


def test_the_small_pack_is_fine(small: Path) -> None:
    assert library.check(small) == ()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert library.check(tmp_path / "no") == (
        f"{tmp_path}/no:1:1: is no folder: name the folder that holds pack.yaml",
    )


def test_a_folder_that_holds_more_than_a_pack_does(small: Path, monkeypatch) -> None:
    """None is left out in silence, least of all pack.yaml, which comes late in the alphabet."""
    for module in ("folder", "documents"):
        monkeypatch.setattr(f"lossprep.library.{module}.MAX_FILES", 3)
    (line,) = library.check(small)
    assert line == f"{small}:1:1: holds 3 files or more: make two packs of it"


def test_a_file_in_place_of_the_folder(small: Path) -> None:
    assert library.check(small / "pack.yaml") == (
        f"{small}/pack.yaml:1:1: is no folder: name the folder that holds pack.yaml",
    )


def test_a_folder_without_pack_yaml_is_one_line_however_much_it_holds(small: Path) -> None:
    (small / "pack.yaml").unlink()
    (line,) = library.check(small)
    assert line == f"{small}/pack.yaml:1:1: is missing: a pack is the folder that holds pack.yaml"


def test_a_missing_skills_yaml_is_one_line_although_every_item_names_skills(small: Path) -> None:
    (small / "skills.yaml").unlink()
    (line,) = library.check(small)
    assert line.startswith(f"{small}/skills.yaml:1:1: is missing")


def test_a_broken_skills_yaml_is_one_line_although_every_item_names_skills(small: Path) -> None:
    (small / "skills.yaml").write_text("skills: [\n")
    (line,) = library.check(small)
    assert line.startswith(f"{small}/skills.yaml:2:1: a bracket without its end")


def test_paths_are_shown_as_one_would_open_them(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "exercises" / "say.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(small.parent)
    assert library.check(Path("small"))[0].startswith("small/exercises/say.yaml:1:1: is empty")
    monkeypatch.chdir(small)
    assert library.check(Path())[0].startswith("exercises/say.yaml:1:1: is empty")


def test_complaints_come_in_the_order_of_files_lines_and_columns(small: Path) -> None:
    for name in ("b", "a"):
        text = EXERCISE.replace("title: T", "title: no") + "extra: 1\n"
        (small / f"exercises/{name}.yaml").write_text(text)
    places = [
        line.split(": ")[0].removeprefix(f"{small}/exercises/") for line in library.check(small)
    ]
    assert places == ["a.yaml:3:8", "a.yaml:8:1", "b.yaml:3:8", "b.yaml:8:1"]


def test_a_link_out_of_the_pack(small: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(EXERCISE)
    (small / "exercises/out.yaml").symlink_to(tmp_path / "secret.yaml")
    (line,) = library.check(small)
    assert line == (
        f"{small}/exercises/out.yaml:1:1: is a link that leads out of the pack: "
        "put the file itself here"
    )


def test_a_link_to_a_sibling_whose_name_only_begins_like_the_pack(small: Path) -> None:
    beside = small.parent / "small-secrets"
    beside.mkdir()
    (beside / "x.yaml").write_text(EXERCISE)
    (small / "exercises/out.yaml").symlink_to(beside / "x.yaml")
    assert "leads out of the pack" in library.check(small)[0]


def test_a_link_that_leads_nowhere(small: Path) -> None:
    (small / "exercises/gone.yaml").symlink_to(small / "exercises/nothing.yaml")
    (line,) = library.check(small)
    assert line.startswith(f"{small}/exercises/gone.yaml:1:1: cannot be read (no such file")


def test_a_link_to_a_folder_is_named_and_not_followed(small: Path) -> None:
    (small / "exercises/loop").symlink_to(small, target_is_directory=True)
    (line,) = library.check(small)
    assert line.startswith(f"{small}/exercises/loop:1:1: is a link to a folder")


def test_a_link_to_itself(small: Path) -> None:
    (small / "exercises/self.yaml").symlink_to(small / "exercises/self.yaml")
    (line,) = library.check(small)
    assert line.startswith(f"{small}/exercises/self.yaml:1:1: ")


def test_a_pack_reached_through_a_link_is_fine(small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(small, target_is_directory=True)
    assert library.check(tmp_path / "elsewhere") == ()


def test_a_pipe_is_refused_and_not_waited_for(small: Path) -> None:
    os.mkfifo(small / "exercises/pipe.yaml")
    (line,) = library.check(small)
    assert line == f"{small}/exercises/pipe.yaml:1:1: is no plain file: put a text file here"


def test_a_folder_named_like_a_file(small: Path) -> None:
    (small / "exercises/folder.yaml").mkdir()
    assert library.check(small) == ()
    (small / "exercises/folder.yaml/inside.yaml").write_text(EXERCISE)
    (line,) = library.check(small)
    assert "lower case letters, digits and hyphens" in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(small: Path) -> None:
    (small / "exercises/say.yaml").chmod(0)
    assert library.check(small) == (
        f"{small}/exercises/say.yaml:1:1: cannot be read (permission denied): make it readable",
    )


def test_a_file_of_more_than_a_mebibyte(small: Path) -> None:
    path = small / "exercises/say.yaml"
    padding = MAX_BYTES - len(path.read_bytes()) - 2
    path.write_bytes(path.read_bytes() + b"#" + b"x" * padding + b"\n")
    assert library.check(small) == ()
    path.write_bytes(path.read_bytes() + b"#")
    assert library.check(small) == (
        f"{small}/exercises/say.yaml:1:1: is larger than 1 MiB: split it into several files",
    )


def test_utf_16_is_named(small: Path) -> None:
    (small / "exercises/say.yaml").write_bytes(EXERCISE.encode("utf-16"))
    assert library.check(small)[0].endswith(":1:1: is UTF-16: save the file as UTF-8")


def test_crlf_files_are_fine(small: Path) -> None:
    for path in small.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert library.check(small) == ()
    assert "\r" not in library.load(small).readings[0].text


def test_files_that_are_no_content_are_left_alone(small: Path) -> None:
    for name in ("README.md", ".hidden.yaml", "exercises/.say.yaml.swp", "picture.png"):
        (small / name).write_bytes(b"\xff\x00")
    assert library.check(small) == ()


def test_a_file_name_that_no_terminal_could_show_stays_on_one_line(small: Path) -> None:
    (small / "exercises/a\nb\x1b.yaml").write_text(EXERCISE)
    (line,) = library.check(small)
    assert line.isprintable()


def test_items_may_lie_in_folders_of_folders(small: Path) -> None:
    (small / "exercises/mse/gradient").mkdir(parents=True)
    (small / "exercises/mse/gradient/sign.yaml").write_text(EXERCISE)
    ids = [exercise.id for exercise in library.load(small).exercises]
    assert "small/exercises/mse/gradient/sign" in ids


def test_the_id_is_the_name_of_the_folder(small: Path) -> None:
    renamed = small.rename(small.parent / "other")
    assert library.check(renamed) == (
        f"{renamed}/pack.yaml:2:5: id: is 'small' in a folder named 'other': make them equal",
    )
