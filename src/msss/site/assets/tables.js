// Tables that people sort, and filter: what is chosen stays in the address, so that it can be sent to somebody.
const address = () => new URL(location.href);
const keep = (name, value) => {
  const url = address();
  value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
  history.replaceState(null, "", url);
};

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const inOrder = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  const compare = (one, other) => {
    const numbers = [one, other].map((text) => (text === "" ? NaN : Number(text.replaceAll(",", ""))));
    if (!numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
    if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
    return one.localeCompare(other, document.documentElement.lang);
  };
  const sort = (column, direction) => {
    heads.forEach((head, place) => {
      if (place === column && direction) head.setAttribute("aria-sort", direction);
      else head.removeAttribute("aria-sort");
    });
    const sign = direction === "descending" ? -1 : 1;
    const rows = direction ? [...inOrder].sort((a, b) => sign * compare(key(a, column), key(b, column))) : inOrder;
    body.append(...rows);
  };
  const NEXT = { ascending: "descending", descending: "" };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = NEXT[head.getAttribute("aria-sort")] ?? "ascending";
      sort(column, direction);
      if (table.id) keep("sort", direction && `${direction === "descending" ? "-" : ""}${column + 1}`);
    });
  });
  const asked = table.id && Number(address().searchParams.get("sort"));
  if (asked && heads[Math.abs(asked) - 1]) sort(Math.abs(asked) - 1, asked < 0 ? "descending" : "ascending");
}

for (const form of document.querySelectorAll("form.filters")) {
  const rows = [...document.getElementById(form.dataset.for).tBodies[0].rows];
  const fields = [...form.querySelectorAll("select")];
  const said = form.querySelector("[role=status]");
  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fields.every(({ name, value }) => !value || (row.dataset[name] ?? "").split("|").includes(value));
      shown += !row.hidden;
    }
    said.textContent = form.dataset.count.replace("{shown}", shown).replace("{all}", rows.length);
  };
  for (const field of fields) {
    const asked = address().searchParams.get(field.name);
    if (asked && [...field.options].some(({ value }) => value === asked)) field.value = asked;
    field.addEventListener("change", () => {
      keep(field.name, field.value);
      apply();
    });
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
