// A tab that tells everything it did that a page of texts does not do.

/** Opens the tab; `deeds` fills with what it did: dialogs, requests elsewhere, popups, errors, calls of `pwned()`. */
export async function watchedTab(context, origin) {
  const page = await context.newPage();
  const deeds = [];
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) deeds.push(`request: ${request.url()}`);
  });
  page.on('pageerror', (error) => deeds.push(`script: ${error.message}`));
  page.on('popup', (popup) => deeds.push(`popup: ${popup.url()}`));
  await page.exposeFunction('tellDeed', (deed) => deeds.push(deed));
  await page.addInitScript(() => {
    window.pwned = () => window.tellDeed('pwned');
  });
  return { page, deeds };
}
