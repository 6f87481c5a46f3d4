namespace Dashboard.Tests.Moderation;

public sealed class CaseStoryTests
{
    [Theory]
    [InlineData("sqlite", 30, 40)]
    [InlineData("postgres", 12, 40)]
    public async Task No_order_of_reports_retries_verdicts_and_undos_counts_twice_loses_a_report_or_parts_picture_and_case(string database, int stories, int acts)
    {
        await using var host = await ModerationHost.StartAsync(database, settings: ("Moderation:BlocksPerHour", "10000"));
        for (var seed = 0; seed < stories; seed++)
        {
            var story = new CaseStory(host, await host.PictureAsync(), new Random(seed));
            for (var act = 0; act < acts; act++)
            {
                try
                {
                    await story.ActAsync();
                    await story.HoldAsync();
                }
                catch (Xunit.Sdk.XunitException fault)
                {
                    throw new InvalidOperationException($"Seed {seed}, act {act}.", fault);
                }
            }
        }
    }
}
