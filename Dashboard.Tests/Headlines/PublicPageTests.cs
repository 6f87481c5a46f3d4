using System.Net;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Headlines;

public sealed partial class PublicPageTests(PublicSite site) : IClassFixture<PublicSite>
{
    [Fact]
    public async Task Pages_name_their_address_under_the_public_one()
    {
        Assert.Contains($"<link rel=\"canonical\" href=\"{PublicSite.PublicUrl}/\"", (await site.GetAsync("/")).Body, StringComparison.Ordinal);
        var article = (await site.GetAsync("/articles/1")).Headers["Location"].SingleOrDefault() ?? "/articles/1";
        var page = (await site.GetAsync(article)).Body;
        Assert.Contains($"<link rel=\"canonical\" href=\"{PublicSite.PublicUrl}{article}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:url\" content=\"{PublicSite.PublicUrl}{article}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_tells_its_source_and_its_day_in_the_sites_zone()
    {
        var (status, body, _) = await site.GetAsync(await PageOfAsync(1));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches(@"Publié dans <strong[^>]*><bdi[^>]*>La &lt;i&gt;Source&lt;/i&gt;</bdi></strong> le <time[^>]*datetime=""2026-03-04T23:30:00Z""[^>]*>05 - 03 - 2026</time>", body);
        Assert.Contains("Cliquez ici pour lire l'article depuis sa source", WebUtility.HtmlDecode(body), StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener noreferrer nofollow external\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_source_or_the_site_says_is_text_on_a_page()
    {
        var (_, body, _) = await site.GetAsync(await PageOfAsync(1));
        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        Assert.Contains("Annonce &lt;b&gt;du&lt;/b&gt; journal", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_allows_it_shows_its_whole_body_in_its_own_direction()
    {
        var (_, body, _) = await site.GetAsync(await PageOfAsync(2));
        Assert.Contains("<html lang=\"fr\" dir=\"ltr\"", body, StringComparison.Ordinal);
        Assert.Contains("<div class=\"body\" lang=\"ar\" dir=\"rtl\" itemprop=\"articleBody\"><p>نص <b>كامل</b></p></div>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "<html lang=\"ar\" dir=\"rtl\"", "نُشر في")]
    [InlineData("en", "<html lang=\"en\" dir=\"ltr\"", "Published in")]
    public async Task A_page_speaks_the_readers_language(string language, string html, string words)
    {
        var (_, body, _) = await site.GetAsync(await PageOfAsync(1), language: language);
        Assert.Contains(html, body, StringComparison.Ordinal);
        Assert.Contains(words, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_title_is_told_under_the_new_one()
    {
        var (_, body, _) = await site.GetAsync(await PageOfAsync(3));
        Assert.Matches(@"Titre modifié à \d\d:\d\d ; auparavant : <q[^>]*>Un titre d’avant</q>", WebUtility.HtmlDecode(body));
    }

    [Theory]
    [InlineData("/articles/1")]
    [InlineData("/articles/1/autre-chose")]
    public async Task Any_other_slug_leads_to_the_right_address_for_good(string path)
    {
        var (status, _, headers) = await site.GetAsync(path + "?lang=ar");
        Assert.Equal(HttpStatusCode.MovedPermanently, status);
        Assert.Equal(await PageOfAsync(1) + "?lang=ar", Assert.Single(headers["Location"]));
    }

    [Theory]
    [InlineData("/articles/4/bientot-retire", HttpStatusCode.Gone, "Cet article a été retiré")]
    [InlineData("/articles/999", HttpStatusCode.NotFound, "Il n’y a rien à cette adresse")]
    [InlineData("/sections/inconnue", HttpStatusCode.NotFound, "Il n’y a rien à cette adresse")]
    [InlineData("/nulle-part", HttpStatusCode.NotFound, "Il n’y a rien à cette adresse")]
    [InlineData("/boom", HttpStatusCode.InternalServerError, "Une erreur s’est produite chez nous")]
    public async Task An_error_is_a_page_with_a_sentence(string path, HttpStatusCode status, string sentence)
    {
        var (code, body, headers) = await site.GetAsync(path);
        Assert.Equal(status, code);
        Assert.Contains(sentence, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
        Assert.Empty(headers["ETag"]);
    }

    [Theory]
    [InlineData("/boom", HttpStatusCode.InternalServerError)]
    [InlineData("/api/headlines/999", HttpStatusCode.NotFound)]
    public async Task A_program_never_gets_a_page_for_an_error(string path, HttpStatusCode status)
    {
        var (code, _, headers) = await site.GetAsync(path, accept: "application/json");
        Assert.Equal(status, code);
        Assert.StartsWith("application/problem+json", Assert.Single(headers["Content-Type"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/1/elections-script-alert-1-script")]
    [InlineData("/sections/sport")]
    [InlineData("/search?q=match")]
    [InlineData("/nulle-part")]
    public async Task Nothing_on_a_public_page_needs_more_than_the_strict_policy(string path)
    {
        var (_, body, headers) = await site.GetAsync(path);
        Assert.Empty(Inline().Matches(body).Select(m => m.Value));
        Assert.DoesNotContain("<base", body, StringComparison.Ordinal);
        Assert.DoesNotContain("_framework", body, StringComparison.Ordinal);
        Assert.DoesNotContain(headers["Set-Cookie"], c => !c.StartsWith("dashboard.", StringComparison.Ordinal) && path != "/nulle-part");
    }

    [Fact]
    public async Task An_unchanged_page_costs_no_second_body()
    {
        // The tag holds the minute; one try may fall on its turn.
        for (var attempt = 0; ; attempt++)
        {
            var (_, _, headers) = await site.GetAsync("/");
            Assert.Contains("public", Assert.Single(headers["Cache-Control"]), StringComparison.Ordinal);
            var (status, body, _) = await site.GetAsync("/", etag: Assert.Single(headers["ETag"]));
            if (status == HttpStatusCode.NotModified || attempt == 1)
            {
                Assert.Equal((HttpStatusCode.NotModified, ""), (status, body));
                return;
            }
        }
    }

    [Fact]
    public async Task The_front_page_says_from_where_its_stream_goes_on()
    {
        var (_, body, _) = await site.GetAsync("/");
        Assert.Contains("data-seq=\"11\"", body, StringComparison.Ordinal);
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Bientôt retiré", WebUtility.HtmlDecode(body), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/sections/sport\"><bdi>Sport</bdi></a>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sections/sport", "رياضة")]
    [InlineData("/sections/maree", "Marée")]
    public async Task A_known_section_is_named_in_the_readers_language_and_any_other_as_it_was_given(string path, string name)
    {
        var (_, body, _) = await site.GetAsync(path, language: "ar");
        Assert.Contains($"<h1><bdi>{name}</bdi></h1>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_search_says_what_to_try()
    {
        var (_, body, _) = await site.GetAsync("/search?q=" + Uri.EscapeDataString("<zèbre>"));
        Assert.Contains("Aucun résultat pour", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<zèbre>", body, StringComparison.Ordinal);
    }

    private async Task<string> PageOfAsync(long id)
    {
        var (_, _, headers) = await site.GetAsync($"/articles/{id}");
        return headers["Location"].SingleOrDefault() ?? $"/articles/{id}";
    }

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=""|\son\w+=""|javascript:", RegexOptions.None, 1000)]
    private static partial Regex Inline();
}
