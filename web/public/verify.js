// 진위 확인: takes the hash of a chosen or dropped file in the browser, so that the file does not leave the machine.
// Where the browser gives no hash (plain http), the form sends the file as it says.
(() => {
  const form = document.getElementById('verify');
  const input = document.getElementById('file');
  const how = document.getElementById('how');
  if (!form || !input || !how || !crypto.subtle) return;
  how.textContent =
    '파일은 이 기기에서만 읽습니다. 서버에는 파일이 아니라 파일의 지문(SHA-256)만 보냅니다. 파일을 이 쪽에 끌어다 놓아도 됩니다.';
  const ask = async (file) => {
    how.setAttribute('role', 'status');
    how.textContent = '파일의 지문을 계산하고 있습니다.';
    try {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      location.assign(`/verify?sha256=${sha256}`);
    } catch {
      how.textContent = '파일을 읽을 수 없습니다. 다른 파일을 골라 주십시오.';
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.files[0]) void ask(input.files[0]);
  });
  const mark = (isOver) => input.parentElement.classList.toggle('over', isOver);
  addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false));
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) void ask(file);
  });
})();
