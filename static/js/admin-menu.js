// Opens the admin's menu where it stands open, before the page is drawn: Django's own script does so
// only when all is read, which moves the page.

document
  .getElementById("main")
  .classList.toggle("shifted", localStorage.getItem("django.admin.navSidebarIsOpen") !== "false");
