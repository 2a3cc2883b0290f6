/** `*` stands for any characters, `?` for one, all else for itself. */
export function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[\\^$.|+()[\]{}]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's');
}

export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}
