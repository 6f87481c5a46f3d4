namespace Dashboard.Tests.Support;

/// <summary>Real components that a test needs. Absent: the test says so and skips; with <c>REQUIRE_ALL=1</c> it fails.</summary>
internal static class Component
{
    public static string? Redis => Environment.GetEnvironmentVariable("REDIS_TEST");

    public static string? Postgres => Environment.GetEnvironmentVariable("POSTGRES_TEST");

    public static void Require(bool present, string what)
    {
        if (present)
        {
            return;
        }

        Assert.False(Environment.GetEnvironmentVariable("REQUIRE_ALL") == "1", $"{what} is required here and absent.");
        Assert.Skip($"{what} is absent.");
    }
}
