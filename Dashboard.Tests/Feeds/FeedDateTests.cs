using System.Globalization;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z")]
    [InlineData("2003-12-31T10:14:55.123+01:00", "2003-12-31T09:14:55Z")]
    [InlineData("2003-12-31 10:14", "2003-12-31T10:14:00Z")]
    [InlineData("20031231T101455", "2003-12-31T10:14:55Z")]
    [InlineData("20031231", "2003-12-31T00:00:00Z")]
    [InlineData("2003-335", "2003-12-01T00:00:00Z")]
    [InlineData("2003-12", "2003-12-01T00:00:00Z")]
    [InlineData("2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z")]
    public void Iso_forms_are_read(string text, string utc) => Reads(text, utc);

    [Theory]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("Mon, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("Thu,01 January 2004 19:48 EST", "2004-01-02T00:48:00Z")]
    [InlineData("01 Jan 2004 19:48:21 -0500 (EST)", "2004-01-02T00:48:21Z")]
    [InlineData("Thu, 1 Jan 2004 7:48:21 PM +0100", "2004-01-01T18:48:21Z")]
    [InlineData("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z")]
    [InlineData("Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-04-01T03:19:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 GMT+1", "2026-11-24T07:00:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 CET", "2026-11-24T07:00:00Z")]
    [InlineData("Fri, 24 Jul 2026 12:00:00 ET", "2026-07-24T16:00:00Z")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 A", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 N", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 SGT", "2004-01-01T11:48:21Z")]
    [InlineData("2004-01-01T19:48:21+01:00[Europe/Paris]", "2004-01-01T18:48:21Z")]
    public void Rfc_822_is_read_with_zone_names_and_wrong_weekdays(string text, string utc) => Reads(text, utc);

    [Theory]
    [InlineData("mar., 01 déc. 2020 16:11:02 +0100", "2020-12-01T15:11:02Z")]
    [InlineData("Lundi, 16. Novembre 2020 - 15:54", "2020-11-16T15:54:00Z")]
    [InlineData("24 août 2026 à 14h30", "2026-08-24T14:30:00Z")]
    [InlineData("1er février 2026", "2026-02-01T00:00:00Z")]
    [InlineData("mardi 3 mars 2026", "2026-03-03T00:00:00Z")]
    public void French_dates_are_read(string text, string utc) => Reads(text, utc);

    [Theory]
    [InlineData("جانفي", 1)]
    [InlineData("فيفري", 2)]
    [InlineData("مارس", 3)]
    [InlineData("أفريل", 4)]
    [InlineData("ماي", 5)]
    [InlineData("جوان", 6)]
    [InlineData("جويلية", 7)]
    [InlineData("أوت", 8)]
    [InlineData("سبتمبر", 9)]
    [InlineData("أكتوبر", 10)]
    [InlineData("نوفمبر", 11)]
    [InlineData("ديسمبر", 12)]
    [InlineData("كانون الثاني", 1)]
    [InlineData("شباط", 2)]
    [InlineData("آذار", 3)]
    [InlineData("نيسان", 4)]
    [InlineData("أيار", 5)]
    [InlineData("حزيران", 6)]
    [InlineData("تموز", 7)]
    [InlineData("آب", 8)]
    [InlineData("أيلول", 9)]
    [InlineData("تشرين الأول", 10)]
    [InlineData("تشرين الثاني", 11)]
    [InlineData("كانون الأول", 12)]
    [InlineData("يناير", 1)]
    [InlineData("أغسطس", 8)]
    public void Arabic_months_of_the_Maghreb_the_Levant_and_Egypt_are_read(string month, int number)
    {
        Assert.True(FeedDate.TryParse($"الثلاثاء، 5 {month} 2026", out DateTimeOffset utc));
        Assert.Equal(new DateTimeOffset(2026, number, 5, 0, 0, 0, TimeSpan.Zero), utc);
    }

    [Theory]
    [InlineData("٢٤ نوفمبر ٢٠٢٦ ٠٨:١٥", "2026-11-24T08:15:00Z")]
    [InlineData("24 كانون الثاني/يناير 2026", "2026-01-24T00:00:00Z")]
    [InlineData("24 نوفمبر 2026 08:15 مساء", "2026-11-24T20:15:00Z")]
    public void Arabic_digits_and_times_are_read(string text, string utc) => Reads(text, utc);

    [Theory]
    [InlineData("Fri, 26/06/2020", "2020-06-26T00:00:00Z")]
    [InlineData("09/15/2014 4:20 pm PST", "2014-09-16T00:20:00Z")]
    [InlineData("Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T07:51:49Z")]
    [InlineData("05/06/2024", "2024-06-05T00:00:00Z")]
    [InlineData("05/06/2024 3:00 PM", "2024-05-06T15:00:00Z")]
    [InlineData("30.10.23", "2023-10-30T00:00:00Z")]
    public void Figures_alone_are_ordered_by_weekday_then_American_spelling_then_day_first(string text, string utc) => Reads(text, utc);

    [Theory]
    [InlineData("01 Jan 49 00:00:00 GMT", 2049)]
    [InlineData("01 Jan 50 00:00:00 GMT", 1950)]
    public void Two_digit_years_follow_rfc_2822(string text, int year)
    {
        Assert.True(FeedDate.TryParse(text, out DateTimeOffset utc));
        Assert.Equal(year, utc.Year);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("yesterday")]
    [InlineData("Wed, 09 Jun 2010 02:00:00 IST")]
    [InlineData("Wed, 09 Jun 2010 02:00:00 XYZ")]
    [InlineData("2013-01-28T11:30:00-06:00Textra")]
    [InlineData("Sun, 99 Jun 2009 12:00:00 GMT")]
    [InlineData("Sun, 16 Dec 2012 1:2:3:4 GMT")]
    [InlineData("2003-12-31T25:14:55Z")]
    [InlineData("2003-02-30")]
    [InlineData("9999-12-31T23:59:59-09:00")]
    [InlineData("0001-01-01T00:00:00+09:00")]
    [InlineData("99999999999999999999999")]
    [InlineData("2010-")]
    public void What_is_no_date_or_has_no_certain_zone_is_refused(string? text) => Assert.False(FeedDate.TryParse(text, out _));

    private static void Reads(string text, string utc)
    {
        Assert.True(FeedDate.TryParse(text, out DateTimeOffset read), text);
        Assert.Equal(TimeSpan.Zero, read.Offset);
        Assert.Equal(utc, read.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
