/** Dark glass over any landscape; sizes follow the smaller side of the window. */
export const style = `
.vw { font: 500 14px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif; color: #f4f6f8; }
.vw * { box-sizing: border-box; }
.vw button { font: inherit; color: inherit; }
.vw-glass { background: rgb(14 18 24 / 0.66); border: 1px solid rgb(255 255 255 / 0.14); border-radius: 12px; }
.vw-cross { position: absolute; left: 50%; top: 50%; width: 44px; height: 44px; transform: translate(-50%, -50%); }
.vw-cross line { stroke: #fff; stroke-width: 2; mix-blend-mode: difference; }
.vw-cross circle { fill: none; stroke: #ffe08a; stroke-width: 3.5; transform: rotate(-90deg); transform-origin: 50% 50%; }
.vw-place { position: absolute; left: 14px; top: 12px; padding: 4px 12px; border-radius: 999px;
  font-variant-numeric: tabular-nums; }
.vw-say { position: absolute; left: 50%; bottom: 104px; transform: translateX(-50%); padding: 5px 14px;
  border-radius: 999px; opacity: 0; transition: opacity 0.4s; white-space: nowrap; }
.vw-say[data-shown="true"] { opacity: 1; transition-duration: 0.1s; }
.vw-bar { position: absolute; left: 50%; bottom: 18px; transform: translateX(-50%); display: flex; gap: 4px; padding: 6px; }
.vw[data-panel="bag"] .vw-bar, .vw:not([data-panel="none"]) .vw-cross { visibility: hidden; }
.vw-slot { position: relative; width: 46px; height: 46px; padding: 0; border-radius: 8px; cursor: pointer;
  background: rgb(255 255 255 / 0.08); border: 2px solid transparent; pointer-events: auto; }
.vw-slot:hover { background: rgb(255 255 255 / 0.18); }
.vw-slot[data-selected="true"] { border-color: #fff; background: rgb(255 255 255 / 0.2); }
.vw-slot[data-picked="true"] { border-color: #ffd166; }
.vw-slot canvas, .vw-recipe canvas { width: 36px; height: 36px; image-rendering: pixelated; display: block; margin: auto; }
.vw-slot span { position: absolute; right: 3px; bottom: 0; font-size: 12px; font-weight: 700;
  font-variant-numeric: tabular-nums; text-shadow: 0 1px 2px #000, 0 0 4px #000; }
.vw button:focus-visible { outline: 2px solid #8ecbff; outline-offset: 1px; }
.vw-panel { background: rgb(14 18 24 / 0.84); box-shadow: 0 12px 40px rgb(0 0 0 / 0.35); position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); padding: 22px 26px;
  pointer-events: auto; width: max-content; max-width: calc(100vw - 24px); max-height: calc(100vh - 24px); overflow: auto; }
.vw-panel[hidden] { display: none; }
.vw-panel h1 { margin: 0 0 2px; font-size: 26px; letter-spacing: -0.02em; }
.vw-panel h2 { margin: 0 0 10px; font-size: 15px; font-weight: 650; }
.vw-panel p { margin: 0 0 14px; color: #c8d0d8; max-width: 46ch; }
.vw-keys { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0 0 18px; }
.vw-keys dt { text-align: right; white-space: nowrap; }
.vw-keys dd { margin: 0; color: #dfe5ea; }
.vw kbd { font: 600 12px/1 ui-monospace, monospace; padding: 3px 7px; border-radius: 5px;
  background: rgb(255 255 255 / 0.14); border-bottom: 2px solid rgb(0 0 0 / 0.4); }
.vw-start { padding: 10px 22px; border: 0; border-radius: 8px; background: #4f9d3a; cursor: pointer; font-weight: 650; }
.vw-start:hover { background: #5cb344; }
.vw-bag { display: flex; flex-wrap: wrap; gap: 26px; }
.vw-grid { display: grid; grid-template-columns: repeat(9, 46px); gap: 4px; }
.vw-grid .vw-slot:nth-child(-n + 9) { margin-bottom: 8px; }
.vw-recipes { display: grid; gap: 4px; width: 300px; max-height: 330px; overflow: auto; align-content: start; }
.vw-recipe { display: grid; grid-template-columns: 40px 1fr; gap: 0 10px; align-items: center; text-align: left;
  padding: 4px 10px 4px 4px; border-radius: 8px; border: 1px solid transparent; cursor: pointer;
  background: rgb(255 255 255 / 0.1); }
.vw-recipe:hover:enabled { background: rgb(255 255 255 / 0.2); }
.vw-recipe:disabled { cursor: default; opacity: 0.62; background: none; }
.vw-recipe canvas { grid-row: span 2; }
.vw-choice { display: flex; gap: 4px; }
.vw-choice .vw-recipe { flex: 1; }
.vw-all { width: 58px; border: 0; border-radius: 8px; cursor: pointer; font-weight: 650; background: rgb(79 157 58 / 0.85);
  font-variant-numeric: tabular-nums; }
.vw-all:hover { background: #5cb344; }
.vw-all[hidden] { display: none; }
.vw-recipe small { color: #b9c3cc; }
.vw-panel .vw-hint { margin: 14px 0 0; font-size: 13px; color: #aeb8c1; }
@media (max-width: 620px) {
  .vw-bar { gap: 2px; padding: 4px; }
  .vw-bar .vw-slot { width: 36px; height: 36px; }
  .vw-bar .vw-slot canvas { width: 28px; height: 28px; }
  .vw-grid { grid-template-columns: repeat(9, 34px); gap: 3px; }
  .vw-grid .vw-slot { width: 34px; height: 34px; }
  .vw-grid .vw-slot canvas { width: 26px; height: 26px; }
  .vw-panel { padding: 16px; }
}
`;
