using System.Globalization;
using System.Reflection;
using Dashboard.Feeds;
using Dashboard.Fetching;
using Dashboard.Sources;

namespace Dashboard.Tests.Sources;

public sealed class SourceSentencesTests
{
    private static readonly string[] Arguments = ["⟨0⟩", "⟨1⟩", "⟨2⟩", "⟨3⟩"];

    public static TheoryData<string> Languages { get; } = ["en", "fr", "ar"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_failure_of_fetching_and_of_reading_has_a_sentence_of_its_own(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var code in Codes(typeof(FailureCode)).Concat(Codes(typeof(FeedFault))))
        {
            Assert.NotEqual(General(code, culture), SourceSentences.Failure(code, Arguments, culture));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_fault_of_an_act_has_a_sentence_of_its_own(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var other = SourceSentences.Of(SourceFault.Of("⟨code⟩"), culture);
        foreach (var code in Codes(typeof(UrlFault)).Concat(Codes(typeof(SourceFaultCode))))
        {
            Assert.NotEqual(other.Replace("⟨code⟩", code, StringComparison.Ordinal), SourceSentences.Of(new SourceFault(code, Arguments), culture));
        }
    }

    [Fact]
    public void A_code_of_another_version_gets_a_general_sentence_with_the_code() =>
        Assert.Equal("It could not be read (sunspots).", SourceSentences.Failure("sunspots", [], CultureInfo.GetCultureInfo("en")));

    [Fact]
    public void A_failure_stored_with_fewer_arguments_than_its_sentence_names_is_still_said() =>
        Assert.Equal("No connection to source.example on port ?: the server is down or closed to us. It is tried again by itself.", SourceSentences.Failure("connect", ["source.example"], CultureInfo.GetCultureInfo("en")));

    [Theory]
    [InlineData("en", "by itself")]
    [InlineData("en", "automatically")]
    [InlineData("fr", "automatique")]
    [InlineData("ar", "تلقائي")]
    public void A_look_at_an_address_that_failed_promises_no_further_try(string language, string promise)
    {
        foreach (var code in Codes(typeof(FailureCode)).Concat(Codes(typeof(FeedFault))))
        {
            Assert.DoesNotContain(promise, SourceSentences.Of(new SourceFault(code, Arguments), CultureInfo.GetCultureInfo(language)), StringComparison.Ordinal);
        }
    }

    private static string General(string code, CultureInfo culture) =>
        SourceSentences.Failure("⟨code⟩", [], culture).Replace("⟨code⟩", code, StringComparison.Ordinal);

    private static IEnumerable<string> Codes(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral && f.FieldType == typeof(string)).Select(f => (string)f.GetRawConstantValue()!);
}
