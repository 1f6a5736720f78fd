"""The page that ``mapcoach serve`` shows the app in. Textual-serve's own fetches a font from another host."""

from __future__ import annotations

from html import escape

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>mapcoach</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/css/xterm.css">
<script src="/static/js/textual.js"></script>
<style>
@font-face { font-family: "Roboto Mono"; src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf");
  font-weight: 100 700; }
@font-face { font-family: "Roboto Mono"; font-style: italic;
  src: url("/static/fonts/RobotoMono-Italic-VariableFont_wght.ttf"); font-weight: 100 700; }
body { background: #16181f; color: #d5d9e6; margin: 0; font: 16px "Roboto Mono", menlo, monospace; }
.textual-terminal { opacity: 0; }
body.-first-byte .textual-terminal { opacity: 1; }
.said { position: absolute; inset: 0; z-index: 10; display: flex; flex-direction: column; align-items: center;
  justify-content: center; background: #16181f; text-align: center; }
body.-first-byte #opening { display: none; }
#closed { display: none; }
body.-closed #closed { display: flex; }
button { font: inherit; padding: 12px 24px; margin: 16px; border: none; background: #7aa2f7; color: #16181f; }
#start { display: none; }
</style>
</head>
<body>
<div class="said" id="opening"><p>mapcoach is opening…</p><button id="start" type="button">Start</button></div>
<div class="said" id="closed"><p>mapcoach is closed. Every answer is saved.</p>
<button type="button" onclick="window.location.reload()">Open it again</button></div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="{size}"></div>
</body>
</html>
"""


def page(socket: str, font_size: int) -> str:
    """The page, whose app is at this websocket; ``font_size`` in pixels."""
    return _PAGE.replace("{socket}", escape(socket, quote=True)).replace("{size}", str(font_size))
