"""All addresses. Each app brings its own."""

from django.urls import include, path

from rehearse.web.api import api

handler400 = "rehearse.web.accounts.views.too_much"
handler404 = "rehearse.web.accounts.views.missing"
handler500 = "rehearse.web.accounts.views.server_error"

urlpatterns = [
    path("", include("rehearse.web.accounts.urls")),
    path("", include("rehearse.web.plan.urls")),
    path("", include("rehearse.web.postings.urls")),
    path("practise/", include("rehearse.web.practice.urls")),
    path("practise/", include("rehearse.web.reviews.urls")),
    path("", include("rehearse.web.progress.urls")),
    path("applications/", include("rehearse.web.applications.urls")),
    path("research/", include("rehearse.web.research.urls")),
    path("offers/", include("rehearse.web.offers.urls")),
    path("negotiation/", include("rehearse.web.negotiation.urls")),
    path("radar/", include("rehearse.web.radar.urls")),
    path("api/v1/", api.urls),
]
