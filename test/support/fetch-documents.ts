/** A PDF as the sniffing sees it: header, `size` bytes of filling that doesn't compress away, end. */
export function wholePdf(size = 2_000): Buffer {
  const filling = Buffer.alloc(size);
  for (let at = 0; at < size; at += 1) filling[at] = 0x30 + ((at * 7_919 + (at >> 5)) % 64);
  return Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n'), filling, Buffer.from('\nstartxref\n17\n%%EOF\n')]);
}

/** A short HTML manual as makers write them. */
export function manualPage(title = 'RM-5 Owner’s Manual'): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><nav><a href="/">Home</a></nav><main><h1>${title}</h1>
<h2 id="pairing">Pairing over Bluetooth</h2>
<ol><li>Hold the [BLUETOOTH] button until it blinks.</li><li>Choose “RM-5” on the other device.</li></ol>
<h2 id="reset">Factory reset</h2><p>Hold [KIT] and [EXIT] while switching the power on, then press [ENTER].</p>
</main></body></html>`;
}
