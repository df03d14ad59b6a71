/** Where a page was opened as a file, say why its cells do not run. A script of its own, and not a
 * module: browsers load no modules from files. */

const note =
  "This page was opened as a file. Its cells run where it is served: in the folder of the course, " +
  "type `make serve`, and open the address that it prints.";

if (location.protocol === "file:") {
  const place = document.createElement("p");
  place.className = "fp-note";
  place.textContent = note;
  document.querySelector("div.cell")?.before(place);
  document.querySelector(".fp-panel")?.remove();
}
