"use strict";
document.querySelectorAll("th button").forEach(function (button) {
  button.addEventListener("click", function () {
    var th = button.parentNode;
    var row = th.parentNode;
    var index = Array.prototype.indexOf.call(row.children, th);
    var up = th.getAttribute("aria-sort") !== "ascending";
    Array.prototype.forEach.call(row.children, function (other) { other.removeAttribute("aria-sort"); });
    th.setAttribute("aria-sort", up ? "ascending" : "descending");
    var body = row.parentNode.parentNode.tBodies[0];
    var key = function (tr) { var td = tr.children[index]; return td.dataset.order === "" ? null : +td.dataset.order; };
    Array.from(body.rows).sort(function (a, b) {
      var x = key(a), y = key(b), order;
      if (x !== null && y !== null) { order = x - y; }
      else if (x !== null || y !== null) { return x === null ? 1 : -1; }
      else { order = a.children[index].textContent.localeCompare(b.children[index].textContent); }
      return up ? order : -order;
    }).forEach(function (tr) { body.appendChild(tr); });
  });
});
window.addEventListener("beforeprint", function () {
  var folded = document.querySelectorAll("details");
  if (folded.length <= 8) { folded.forEach(function (d) { d.open = true; }); }
});
