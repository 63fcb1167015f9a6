// What people do, by role and name as they would say it.
// Text, statuses and alerts have no names: they are found by what they say.
function find(page, role, name) {
  if (role === 'text') return page.getByText(name, { exact: typeof name === 'string' });
  if (role === 'status' || role === 'alert') return page.getByRole(role).filter({ hasText: name });
  const named = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  // A list item has a name only when it holds other things; otherwise it is its text.
  return role === 'listitem' ? named.or(page.getByRole(role).filter({ hasText: name })) : named;
}

/** Touches the one thing of this role and name. */
export async function tap(page, role, name) {
  await find(page, role, name).tap();
}

export async function click(page, role, name) {
  await find(page, role, name).click();
}

/** Touches a field and writes, as a keyboard does: what was there before is replaced. */
export async function write(page, name, text) {
  const field = find(page, 'textbox', name);
  await field.tap();
  await field.selectText();
  await page.keyboard.insertText(text);
}

export async function see(page, role, name, options = {}) {
  await find(page, role, name).first().waitFor({ timeout: 10_000, ...options });
}

export async function gone(page, role, name) {
  await find(page, role, name).first().waitFor({ state: 'detached', timeout: 10_000 });
}

/** A downloaded file's name and bytes, from what `act` sets off. */
export async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  const { readFile } = await import('node:fs/promises');
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Gives files to the picker that `act` opens: [{ name, bytes }]. */
export async function give(page, files, act) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(bytes) })));
}
