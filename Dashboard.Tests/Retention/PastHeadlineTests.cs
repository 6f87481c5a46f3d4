using System.Net;
using Dashboard.Storage;
using Dashboard.Tests.Headlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Retention;

public sealed class PastHeadlineTests(PublicSite site) : IClassFixture<PublicSite>
{
    [Fact]
    public async Task The_page_of_a_headline_that_is_not_kept_any_more_is_gone_and_says_why()
    {
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Headlines.Where(h => h.Id == 1).ExecuteUpdateAsync(h => h.SetProperty(x => x.SeenAt, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        }

        await using var round = Round.Over(site.Services);
        await round.RunAsync();
        var page = await site.GetAsync("/articles/1/elections");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("plus conservé", page.Body, StringComparison.Ordinal);
        Assert.Contains("لم يعد هذا المقال", (await site.GetAsync("/articles/1", language: "ar")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.GetAsync("/api/headlines/1", "application/json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/api/headlines/999999", "application/json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/articles/999999")).Status);
    }
}
