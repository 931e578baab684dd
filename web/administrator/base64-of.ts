/** A chosen file as the API takes it. The browser's own way: `data:…;base64,` and what is wanted. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('a file was not read'));
    reader.readAsDataURL(file);
  });
}
