// Asks the preview to tell when it shows something else, and then loads the page again.
const seen = new URL(document.currentScript.src).search.slice(1);
// The preview shows what is saved now; nothing must be kept from it.
delete document.body.dataset.worker;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
(async () => {
  for (;;) {
    try {
      const answer = await fetch(`/-etalase/changes?${seen}`, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== seen) return location.reload();
      if (!answer.ok) await pause(1000);
    } catch {
      await pause(1000);
    }
  }
})();
