// Holds every document of the named files against the model of its kind: types, and what is required.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    const manifest = document.toJS();
    const packageName = manifest.apiVersion.startsWith('monitoring.coreos.com') ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
    const { [manifest.kind]: Model } = await import(`${packageName}/${manifest.apiVersion}/${manifest.kind}`);
    try {
      new Model(manifest).validate();
    } catch (fault) {
      faults++;
      console.log(`${file}: ${manifest.kind} ${manifest.metadata.name}: ${fault.message}`);
    }
  }
}

process.exit(faults === 0 ? 0 : 1);
