/** A file's name without its folders: these stand before it only where two files have one name, and say nothing. */
export function baseName(fileName: string): string {
  return fileName.replace(/^.*[/\\]/s, "");
}
