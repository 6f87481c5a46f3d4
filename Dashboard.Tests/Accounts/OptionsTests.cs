using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Accounts;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("boss@newsroom.example", null, "Admin:Email is given and Admin:Password is empty; allowed are both or none.")]
    [InlineData(null, "a long enough sentence", "Admin:Password is given and Admin:Email is empty; allowed are both or none.")]
    [InlineData("boss", "a long enough sentence", "Admin:Email is \"boss\"; allowed is an e-mail address.")]
    [InlineData("boss@newsroom.example", "short", "Admin:Password has 5 characters; allowed are 10 to 256.")]
    public void A_wrong_administrator_stops_the_start_with_a_sentence(string? email, string? password, string sentence)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read([], ("Admin:Email", email), ("Admin:Password", password)));
        Assert.Contains(fault.Failures, f => f.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("short", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Admin:Password=a long enough sentence")]
    [InlineData("--admin:password", "a long enough sentence")]
    [InlineData("/Admin:Password=a long enough sentence")]
    public void A_password_on_the_command_line_is_refused_and_not_repeated(params string[] arguments)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(arguments, ("Admin:Email", "boss@newsroom.example")));
        Assert.Contains("Admin:Password was given on the command line", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a long enough sentence", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_or_none_are_accepted_from_elsewhere()
    {
        Assert.False(Read([]).IsGiven);
        Assert.True(Read(["--Admin:Email=boss@newsroom.example"], ("Admin:Password", "a long enough sentence")).IsGiven);
    }

    private static AdminOptions Read(string[] arguments, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)));
        builder.Services.AddStorage(builder.Configuration, new DataDirectory(Path.GetTempPath())).AddAccounts(builder.Configuration);
        using var provider = builder.Services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<AdminOptions>>().Value;
    }
}
