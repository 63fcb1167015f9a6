// What can be seen by reading the tree: layers that include upwards, hosts that are named where none should be,
// scripts that do not parse, commands that nobody hears. The last line counts the files looked at.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

// Each layer with the layers and the libraries that its files may include (design: one way only).
const layers = {
  core: { may: [], libraries: ['nlohmann'] },
  record: { may: ['core'], libraries: ['nlohmann'] },
  crypto: { may: ['core'], libraries: ['nlohmann', 'botan'] },
  store: { may: ['core', 'record', 'crypto'], libraries: ['nlohmann'] },
  exchange: { may: ['core', 'record', 'crypto', 'store'], libraries: ['nlohmann'] },
  insight: { may: ['core', 'record'], libraries: ['nlohmann'] },
  app: { may: ['core', 'record', 'crypto', 'store', 'exchange', 'insight'], libraries: ['nlohmann'] },
  ui: { may: ['core', 'record', 'crypto', 'store', 'exchange', 'insight', 'app'], libraries: ['nlohmann', 'imgui'] },
};
const everything = { may: [...Object.keys(layers), 'platform'], libraries: ['nlohmann', 'imgui', 'sdl', 'emscripten', 'gl', 'botan'] };
layers.platform = everything;
const libraries = [
  ['nlohmann', /^nlohmann\//], ['botan', /^botan/], ['imgui', /^imgui/], ['sdl', /^SDL/], ['emscripten', /^emscripten/],
  ['gl', /^(GLES|EGL|GL)/],
];
const generated = new Set(['words.inc', 'fold_table.inc', 'version.h']);

// Hosts that may be named: upstream's own releases (the default of FetchContent), licences, and the names of
// vocabularies, which are addresses in form only and are never asked.
const namedHosts = [/^localhost\b/, /^127\.0\.0\.1\b/, /^github\.com\/(ocornut|randombit|libsdl-org)\//, /^www\.w3\.org\//,
  /^creativecommons\.org\/licenses\//, /(^|\.)example(\.|\/|$)/, /^[^/]+\.example\b/];
const vocabularies = [/^(www\.)?hl7\.org\//, /^terminology\.hl7\.org\//, /^fhir\.[a-z.]*nhs\.uk\//, /^fhir\.hl7\.org\.uk\//,
  /^snomed\.info\//, /^unitsofmeasure\.org/, /^www\.datadictionary\.nhs\.uk\//, /^datadictionary\.nhs\.uk\//];

const files = list('.').filter((file) => !file.startsWith('tests/node_modules/'));
const bad = new Set();
function fault(file, what) {
  console.log(`${file}: ${what}`);
  bad.add(file);
}

function list(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['.git', '.build', 'node_modules'].includes(entry.name) ? [] : list(path);
    return entry.isFile() ? [path] : [];
  });
}

function checkLayer(file, text) {
  const name = file.split('/')[1];
  const layer = file === 'src/main.cpp' ? everything : layers[name];
  if (!layer) return fault(file, `belongs to no layer (${Object.keys(layers).join(', ')})`);
  for (const [, kind, target] of text.matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)) {
    const library = libraries.find(([, pattern]) => pattern.test(target));
    if (library) {
      if (!layer.libraries.includes(library[0])) fault(file, `${name} must not include <${target}>`);
    } else if (kind === '"' && !generated.has(target)) {
      const other = target.includes('/') ? target.split('/')[0] : name;
      if (target.startsWith('../')) fault(file, `includes "${target}": name the layer instead`);
      else if (other !== name && !layer.may.includes(other)) fault(file, `${name} must not include "${target}"`);
    }
  }
}

function checkHosts(file, text) {
  const allowed = file.startsWith('src/') || file.startsWith('tests/') || file.startsWith('assets/') ? [...namedHosts, ...vocabularies] : namedHosts;
  for (const [, address] of text.matchAll(/\bhttps?:\/\/([\w.-]+\.[a-z]{2,}[^\s"'`)>\]]*)/g)) {
    if (!allowed.some((pattern) => pattern.test(address))) fault(file, `names the address ${address}`);
  }
}

for (const file of files) {
  const suffix = extname(file);
  if (['.png', '.otf', '.ttf', '.ico', '.bin'].includes(suffix)) continue;
  const text = readFileSync(file, 'utf8');
  if (file.startsWith('src/') && ['.cpp', '.h'].includes(suffix)) checkLayer(file, text);
  // The lock file lists where its packages ask for donations; what matters there is that no registry is written in.
  if (file === 'tests/package-lock.json') {
    if (/"resolved"/.test(text)) fault(file, 'names a registry (npm install --omit-lockfile-registry-resolved)');
  } else if (suffix !== '.md') {
    checkHosts(file, text);
  }
  if (['.js', '.mjs'].includes(suffix) && !text.includes('@@precache@@')) {
    try {
      execFileSync('node', ['--check', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      fault(file, String(error.stderr).split('\n').slice(0, 5).join('\n'));
    }
  }
  if (suffix === '.sh' || file === 'build.sh' || file === '.ci/run') {
    try {
      execFileSync('bash', ['-n', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      fault(file, String(error.stderr));
    }
  }
}

// The page's own policy is the server's, but for what a page cannot say about itself.
const [, sent] = readFileSync('web/nginx.conf', 'utf8').match(/add_header Content-Security-Policy "([^"]+)" always;/) ?? [];
const [, own] = readFileSync('web/index.html', 'utf8').match(/http-equiv="Content-Security-Policy" content="([^"]+)"/) ?? [];
if (!sent || !own || sent !== `${own}; frame-ancestors 'none'`) fault('web/index.html', 'its Content-Security-Policy is not that of web/nginx.conf');

// Every command is heard by one area of the app, and every area hears only commands that there are.
const commands = [...readFileSync('src/app/command.h', 'utf8').matchAll(/^struct (\w+)/gm)].map(([, name]) => name);
const heard = files.filter((file) => /^src\/app\/\w+\.cpp$/.test(file))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bon<c::(\w+)>\(/g)].map(([, name]) => name));
for (const name of commands) {
  const times = heard.filter((one) => one === name).length;
  if (times !== 1) fault('src/app/command.h', `${name} is heard ${times} times in src/app`);
}

// A note, not a fault: would two names say it better?
for (const file of files.filter((name) => /\.(cpp|h|js|mjs|py|sh)$/.test(name))) {
  const size = readFileSync(file).length;
  if (size > 16_384) console.log(`note: ${file} has ${Math.round(size / 1024)} KB`);
}
const failed = bad.size;
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
