// node upload.mjs <endpoint> <token> <file> <way>: uploads as a page would, and prints the address
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as tus from 'tus-js-client'

const [endpoint, token, file, way] = process.argv.slice(2)
const ways = {
  plain: { chunkSize: 5_000_000 },
  'first-bytes': { uploadDataDuringCreation: true, chunkSize: 1_000_000 },
  deferred: { uploadLengthDeferred: true, chunkSize: 2_000_000 },
  parallel: { parallelUploads: 3, metadataForPartialUploads: { filename: 'part' } },
}
const upload = new tus.Upload(readFileSync(file), {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: basename(file) },
  retryDelays: [0, 50, 100, 200, 400, 800],
  ...ways[way],
  onError: (failure) => {
    console.error(failure)
    process.exit(1)
  },
  onSuccess: () => console.log(new URL(upload.url, endpoint).href),
})
upload.start()
