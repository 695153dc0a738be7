from django.urls import path

from rehearse.web.research import views

app_name = "research"
urlpatterns = [
    path("", views.index, name="index"),
    path("catalogue/", views.catalogue, name="catalogue"),
    path("companies/", views.find, name="find"),
    path("companies/<uuid:file_id>/", views.of_company, name="company"),
    path("postings/<uuid:posting_id>/", views.of_posting, name="posting"),
    path("postings/<uuid:posting_id>/draft", views.posting_draft, name="posting_draft"),
    path("companies/<uuid:file_id>/draft", views.company_draft, name="company_draft"),
    path("cases/<uuid:case_id>/read", views.read, name="read"),
]
