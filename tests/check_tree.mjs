// What can be seen by reading the tree: layers and floors that include upwards, hosts that are named where none should
// be, scripts that do not parse, commands that nobody hears, folders that nobody finds their way in, tests that are
// promised and are not there. Each of these is a rule, and the last line counts rules.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

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
const namedHosts = [/^localhost\b/, /^127\.0\.0\.1\b/, /^github\.com\/(ocornut|randombit|libsdl-org|zeux|madler)\//, /^www\.w3\.org\//,
  /^creativecommons\.org\/licenses\//, /(^|\.)example(\.|\/|$)/, /^[^/]+\.example\b/];
const vocabularies = [/^(www\.)?hl7\.org\//, /^terminology\.hl7\.org\//, /^fhir\.[a-z.]*nhs\.uk\//, /^fhir\.hl7\.org\.uk\//,
  /^snomed\.info\//, /^unitsofmeasure\.org/, /^www\.datadictionary\.nhs\.uk\//, /^datadictionary\.nhs\.uk\//];

// The floors inside ui, from the ground up: a folder sees its own floor and those below. Folders that are not named are
// features; they stand between words and frame, and may use one another as long as that goes round in no circle.
const floors = { pen: 0, kit: 1, words: 2, frame: 4 }, FEATURES = 3;
const ofTheApp = ['semantics', 'viewport', 'surroundings', 'envelope', 'command_appearance', 'list_choice'];  // what pen and kit may know
const MOST_FILES = 30;  // in a folder of src or tests: more than that nobody reads as a list
const kept = /^tests\/(fuzz\/corpus|golden|browser\/looks|interop)\b/;  // made by machines, and kept

const files = list('.').filter((file) => !file.startsWith('tests/node_modules/'));
const broken = new Set(), rules = new Set();
function fault(rule, file, what) {
  console.log(`FAIL ${rule}: ${file}: ${what}`);
  broken.add(rule);
}
/** A rule holds when nothing was said against it. */
function rule(name, look) {
  rules.add(name);
  look((file, what) => fault(name, file, what));
}

function list(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['.git', '.build', 'node_modules'].includes(entry.name) ? [] : list(path);
    return entry.isFile() ? [path] : [];
  });
}

const isCpp = (file) => /\.(cpp|h)$/.test(file);
const binary = new Set(['.png', '.otf', '.ttf', '.ico', '.bin']);
const texts = new Map(files.filter((file) => !binary.has(extname(file))).map((file) => [file, readFileSync(file, 'utf8')]));
const sources = [...texts].filter(([file]) => file.startsWith('src/') && isCpp(file));
const includesOf = (text) => [...text.matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)].map(([, kind, target]) => ({ kind, target }));
const trees = ['src', 'tests'].flatMap((top) => [...new Set(files.filter((file) => file.startsWith(`${top}/`)).map(dirname))]);

rule('layers include one way', (fault) => {
  for (const [file, text] of sources) {
    const name = file.split('/')[1], layer = file === 'src/main.cpp' ? everything : layers[name];
    if (!layer) {
      fault(file, `belongs to no layer (${Object.keys(layers).join(', ')})`);
      continue;
    }
    for (const { kind, target } of includesOf(text)) {
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
});

// What the screens read of a feature and ask of it: plain descriptions, which may be named from anywhere in the layer.
const described = /(_state|\/command_\w+)\.h$/;

/** Folder by folder of a layer: which others it includes, and where that was first seen. */
function arrowsOf(layer) {
  const arrows = new Map();
  for (const [file, text] of sources.filter(([name]) => name.startsWith(`src/${layer}/`))) {
    const from = dirname(file).slice(`src/${layer}/`.length);
    for (const { target } of includesOf(text)) {
      if (!target.startsWith(`${layer}/`) || described.test(target)) continue;
      const to = dirname(target).slice(layer.length + 1);
      if (from && to && from !== to) arrows.set(from, (arrows.get(from) ?? new Map()).set(to, file));
    }
  }
  return arrows;
}

rule('floors of ui include downwards', (fault) => {
  const floorOf = (folder) => floors[folder] ?? FEATURES;
  for (const [from, others] of arrowsOf('ui')) {
    for (const [to, file] of others) {
      if (floorOf(to) > floorOf(from)) fault(file, `${from} stands below ${to} and must not include it`);
    }
  }
  for (const [file, text] of sources) {
    if (!/^src\/ui\/(pen|kit)\//.test(file)) continue;
    for (const { target } of includesOf(text)) {
      if (target.startsWith('app/') && !ofTheApp.includes(target.slice(4, -2))) fault(file, `draws for anybody, and must not know ${target}`);
    }
  }
});

rule('features go round in no circle', (fault) => {
  for (const layer of ['app', 'ui']) {
    const arrows = arrowsOf(layer), done = new Set();
    const walk = (folder, way) => {
      if (way.includes(folder)) return fault(arrows.get(way.at(-1)).get(folder), `closes the circle ${[...way.slice(way.indexOf(folder)), folder].join(' -> ')}`);
      if (done.has(folder)) return;
      for (const other of arrows.get(folder)?.keys() ?? []) walk(other, [...way, folder]);
      done.add(folder);
    };
    for (const folder of arrows.keys()) walk(folder, []);
  }
});

rule('a folder is read at a glance, and says what lives in it', (fault) => {
  for (const folder of trees) {
    const here = files.filter((file) => dirname(file) === folder);
    if (here.filter((file) => !file.endsWith('README.md')).length > MOST_FILES && !kept.test(folder)) fault(folder, `has ${here.length} files`);
    if (/^src\/(app|ui)\/\w+$/.test(folder) && !here.includes(`${folder}/README.md`)) fault(folder, 'has no README.md');
  }
});

rule('each source has a header of its name, or begins with one', (fault) => {
  const headers = new Set(files.filter((file) => file.endsWith('.h')).map((file) => file.slice(0, -2)));
  for (const [file] of sources.filter(([name]) => /^src\/ui\/.*\.cpp$/.test(name))) {
    let name = file.slice(0, -4);
    while (!headers.has(name) && /_/.test(basename(name))) name = name.replace(/_[^_/]*$/, '');
    if (!headers.has(name)) fault(file, 'belongs to no header of its folder');
  }
});

rule('addresses are named only where they may be', (fault) => {
  for (const [file, text] of texts) {
    if (file === 'tests/package-lock.json' || file.endsWith('.md')) continue;
    const allowed = /^(src|tests|assets)\//.test(file) ? [...namedHosts, ...vocabularies] : namedHosts;
    for (const [, address] of text.matchAll(/\bhttps?:\/\/([\w.-]+\.[a-z]{2,}[^\s"'`)>\]]*)/g)) {
      if (!allowed.some((pattern) => pattern.test(address))) fault(file, `names the address ${address}`);
    }
  }
});

rule('no registry is written down', (fault) => {
  // The lock file lists where its packages ask for donations, too; those are nobody's registry.
  if (/"resolved"/.test(texts.get('tests/package-lock.json'))) fault('tests/package-lock.json', 'names one (npm install --omit-lockfile-registry-resolved)');
});

rule('scripts parse', (fault) => {
  const parse = (file, program, flag) => {
    try {
      execFileSync(program, [flag, file], { stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      fault(file, String(error.stderr).split('\n').slice(0, 5).join('\n'));
    }
  };
  for (const [file, text] of texts) {
    if (/\.m?js$/.test(file) && !text.includes('@@precache@@')) parse(file, 'node', '--check');
    if (/\.sh$/.test(file) || file === '.ci/run') parse(file, 'bash', '-n');
  }
});

rule("the page's own policy is the server's, but for what a page cannot say about itself", (fault) => {
  const [, sent] = texts.get('web/nginx.conf').match(/add_header Content-Security-Policy "([^"]+)" always;/) ?? [];
  const [, own] = texts.get('web/index.html').match(/http-equiv="Content-Security-Policy" content="([^"]+)"/) ?? [];
  if (!sent || !own || sent !== `${own}; frame-ancestors 'none'`) fault('web/index.html', 'has another one than web/nginx.conf');
});

rule('each command is heard in one place', (fault) => {
  const inApp = [...texts].filter(([file]) => file.startsWith('src/app/') && isCpp(file));
  const heard = inApp.flatMap(([, text]) => [...text.matchAll(/\bon<(?:c|command)::(\w+)>\(/g)].map(([, name]) => name));
  const commands = inApp.filter(([file]) => /\/command\w*\.h$/.test(file))
    .flatMap(([file, text]) => [...text.matchAll(/^struct (\w+) ?\{/gm)].map(([, name]) => ({ file, name })));
  if (commands.length < 150) fault('src/app', `has ${commands.length} commands: they are not found any more`);
  for (const { file, name } of commands) {
    const times = heard.filter((one) => one === name).length;
    if (times !== 1) fault(file, `${name} is heard ${times} times`);
  }
});

rule('tests that the README names are there', (fault) => {
  const names = new Set(files.filter((file) => file.startsWith('tests/')).map((file) => basename(file).replace(/\.\w+$/, '')));
  const [, promises] = texts.get('README.md').split('## What is promised about the data');
  for (const [, named] of promises.split(/^## /m)[0].matchAll(/`([\w/.]+)`/g)) {
    const name = basename(named).replace(/\.(cpp|mjs)$/, '');
    if (named.includes('/') ? !existsSync(named) && !existsSync(join('tests', named)) : /_test$|^vault_/.test(name) && !names.has(name)) fault('README.md', `promises by ${named}, which is not there`);
  }
});

// A note, not a fault: would two names say it better?
for (const [file, text] of texts) {
  if (/\.(cpp|h|js|mjs|py|sh)$/.test(file) && text.length > 16_384) console.log(`note: ${file} has ${Math.round(text.length / 1024)} KB`);
}
for (const name of rules) if (!broken.has(name)) console.log(`ok   ${name}`);
console.log(`${rules.size - broken.size} passed, ${broken.size} failed`);
process.exit(broken.size === 0 ? 0 : 1);
