"""Recording what is said, and playing it back while it is judged, by commands of one's own.

``config set record 'arecord -q {file}'`` records each spoken answer. ``config set play`` names
the player; without it, the first that is installed of a few well-known ones.
"""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from lossprep.model.dialogue import BandShown, Block, Judged

PLAYERS = (
    "ffplay -nodisp -autoexit -loglevel quiet {file}",
    "mpv --no-video --really-quiet {file}",
    "play -q {file}",
    "afplay {file}",
    "paplay {file}",
    "aplay -q {file}",
)
PATIENCE = 2.0  # seconds for a recorder to close its file


class Sound(Struct):
    """The recorder and the player of one run; ``folder`` holds the recordings."""

    record: str
    play: str
    folder: Path
    recorder: subprocess.Popen[bytes] | None = None
    player: subprocess.Popen[bytes] | None = None
    file: Path | None = None
    fault: str = ""

    def start(self, name: str) -> None:
        """Begin to record an answer; the last recording of it is written over."""
        self.hush()
        if not self.record:
            return
        file = self.folder / f"{sha256(name.encode()).hexdigest()[:16]}.wav"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
        self.recorder = self.run(self.record, file)
        if self.file is None:  # the follow-ups have recordings too; played is the answer itself
            self.file = file

    def stop(self) -> None:
        """End the recording, so that its file is whole."""
        recorder, self.recorder = self.recorder, None
        end(recorder, signal.SIGINT)

    def heard(self, block: Block) -> None:
        """Play an answer when its first criterion is shown, and be silent after the last."""
        if isinstance(block, Judged) and self.player is None:
            self.replay()
        if isinstance(block, BandShown):
            self.hush()
            self.file = None

    def replay(self) -> bool:
        """Play the answer from its beginning, while the session goes on. False: there is none."""
        self.hush()
        if self.file is None or not self.file.exists():
            return False
        known = (one for one in PLAYERS if shutil.which(one.split()[0]))
        command = self.play or next(known, "")
        if command:
            self.player = self.run(command, self.file)
        else:
            self.fault = "no player: config set play COMMAND names one"
        return self.player is not None

    def hush(self) -> None:
        """Stop playing."""
        player, self.player = self.player, None
        end(player, signal.SIGTERM)

    def run(self, command: str, file: Path) -> subprocess.Popen[bytes] | None:
        """Start a command on a file; it ends with the terminal."""
        words = [word.replace("{file}", str(file)) for word in shlex.split(command)]
        if "{file}" not in command:
            words.append(str(file))
        try:
            return subprocess.Popen(  # noqa: S603 (the learner's own command)
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self.fault = f"{words[0]}: {error.strerror}"
            return None


def end(process: subprocess.Popen[bytes] | None, number: int) -> None:
    """Ask a process to end, and make it after a while."""
    if process is None:
        return
    with suppress(OSError):
        process.send_signal(number)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
