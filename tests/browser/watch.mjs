// A tab that tells everything it did that a page of texts does not do.

/** Opens the tab; `deeds` fills with what it did, and on which page: dialogs, requests elsewhere, popups, errors, calls of `pwned()`. */
export async function watchedTab(context, origin) {
  const page = await context.newPage();
  const deeds = [];
  const tell = (deed) => deeds.push(`${page.url()}: ${deed}`);
  page.on('dialog', (dialog) => {
    tell(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) tell(`request: ${request.url()}`);
  });
  page.on('pageerror', (error) => tell(`script: ${error.message}`));
  page.on('popup', (popup) => tell(`popup: ${popup.url()}`));
  await page.exposeFunction('tellDeed', tell);
  await page.addInitScript(() => {
    window.pwned = () => window.tellDeed('pwned');
  });
  return { page, deeds };
}
