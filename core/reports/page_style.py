"""How the page of a comparison looks: light or dark as the reader has it, wide or narrow."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f5f5f7; --card: #ffffff; --text: #1d1d1f; --quiet: #5c5c61; --line: #e4e4e7;
  --others: #b4b4b4;
  --c0: #0072b2; --c1: #d55e00; --c2: #00875f; --c3: #b3568f; --c4: #a97400;
  --c5: #2f8fc4; --c6: #857b00; --c7: #4b3aa0; --c8: #8a4a3a; --c9: #5f6b7a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #161618; --card: #212124; --text: #f2f2f4; --quiet: #a9a9b0; --line: #3a3a3f;
    --others: #77777c;
    --c0: #3d9bdc; --c1: #f07a2a; --c2: #1db98b; --c3: #d68ab5; --c4: #e69f00;
    --c5: #7cc8f2; --c6: #f0e442; --c7: #a99cf5; --c8: #c98f7d; --c9: #a3afbf;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 16px; max-width: 1000px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.6em; margin: 8px 0 0; overflow-wrap: anywhere; }
h2 { font-size: 1.2em; margin: 0 0 12px; overflow-wrap: anywhere; }
h3 { font-size: 1em; margin: 20px 0 8px; }
header p, .note, footer, figcaption, small { color: var(--quiet); }
section { background: var(--card); border-radius: 10px; margin: 16px 0; padding: 16px; }
.wide, .figure { overflow-x: auto; }
.figure svg { display: block; width: 100%; min-width: 560px; height: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 10px; text-align: right; border-bottom: 1px solid var(--line); }
th:first-child { text-align: left; font-weight: 600; }
td small { display: block; font-size: 0.8em; white-space: nowrap; }
.chance { color: var(--quiet); }
.row { display: flex; flex-wrap: wrap; gap: 12px; }
.pair { display: flex; gap: 4px; padding: 4px; border-radius: 8px; background: var(--page); }
img { width: 96px; height: 96px; object-fit: cover; border-radius: 6px; background: var(--line); }
figure { margin: 0; width: 110px; font-size: 0.85em; overflow-wrap: anywhere; }
figcaption { line-height: 1.3; }
.confusion p { margin: 10px 0 4px; }
details { margin-top: 16px; }
summary { cursor: pointer; }
dt { font-weight: 600; }
dd { margin: 0 0 8px; color: var(--quiet); }
footer { font-size: 0.85em; padding: 0 16px; }
"""
