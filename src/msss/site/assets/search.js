// The search: loads its index when somebody goes to it, and looks for what is typed in either script.
const form = document.querySelector("form.search");
if (form) {
  const input = form.querySelector("input");
  const box = form.querySelector(".results");
  const [said, list] = [box.querySelector("p"), box.querySelector("ul")];
  const MOST = 30;
  let index;

  const load = () => {
    index ??= fetch(form.dataset.index)
      .then((answer) => answer.json())
      .then(({ fold, entries }) => {
        const folds = new Map();
        const characters = [...fold];
        for (let place = 0; place < characters.length; place += 2) folds.set(characters[place], characters[place + 1]);
        return { folds, entries };
      });
    return index;
  };

  const folded = (text, folds) =>
    [...text.normalize("NFKC").toLowerCase()].filter((one) => one.trim()).map((one) => folds.get(one) ?? one).join("");

  const show = async () => {
    const typed = input.value.trim();
    box.classList.toggle("open", typed !== "");
    if (!typed) return;
    let found;
    try {
      const { folds, entries } = await load();
      const parts = typed.split(/\s+/).map((part) => folded(part, folds));
      found = entries.filter(([, , text]) => parts.every((part) => text.includes(part)));
    } catch {
      index = undefined;
      list.replaceChildren();
      said.textContent = form.dataset.failed;
      return;
    }
    if (typed !== input.value.trim()) return; // more was typed meanwhile
    said.textContent = found.length ? form.dataset.found.replace("{count}", found.length) : form.dataset.none;
    list.replaceChildren(
      ...found.slice(0, MOST).map(([address, shown]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = form.dataset.top + address.split("/").map(encodeURIComponent).join("/");
        link.textContent = shown;
        link.lang = "zh";
        item.append(link);
        return item;
      }),
    );
  };

  form.hidden = false;
  input.addEventListener("focus", load, { once: true });
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      show();
      input.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) box.classList.remove("open");
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) box.classList.remove("open");
  });
}
