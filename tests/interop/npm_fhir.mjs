// npm's fhir, which holds the published R4 definitions, judges our Bundle: no error, no member that R4 does not know.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fhir from 'fhir';

const native = process.env.ALONGSIDE_NATIVE ?? '.build/native';
const bundle = JSON.parse(execFileSync(join(native, 'fhirtool'), { maxBuffer: 64 << 20 }));
let passed = 0, failed = 0;

function check(what, good) {
  if (good) passed += 1;
  else {
    failed += 1;
    console.log(`FAIL ${what}`);
  }
}

const judge = new fhir.Fhir();
const faultsOf = (resource) => judge.validate(resource, { errorOnUnexpected: true }).messages.filter(({ severity }) => severity === 'error' || severity === 'fatal');
for (const { resource } of bundle.entry) {
  const faults = faultsOf(resource);
  check(`${resource.resourceType} ${resource.id}: ${faults.map(({ location, message }) => `${location}: ${message}`).join('; ')}`, faults.length === 0);
}
check('the Bundle as a whole', faultsOf(bundle).length === 0);
// A judge that finds nothing wrong with nonsense would be none.
const { resource: patient } = bundle.entry.find(({ resource }) => resource.resourceType === 'Patient');
check('the judge sees what is wrong', faultsOf({ ...patient, birthDate: 'someday', shoeSize: 41 }).length > 0);

const kinds = ['Patient', 'Encounter', 'ServiceRequest', 'CarePlan', 'Goal', 'Task', 'Flag', 'Consent', 'CareTeam', 'Practitioner'];
for (const kind of kinds) check(`a ${kind} is among them`, bundle.entry.some(({ resource }) => resource.resourceType === kind));
const here = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
check('no id stands twice', here.size === bundle.entry.length);
const references = JSON.stringify(bundle).match(/"urn:uuid:[^"]+"/g).map((text) => JSON.parse(text));
check('what is pointed to is there', references.every((urn) => here.has(urn)));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
