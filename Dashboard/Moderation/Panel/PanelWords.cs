using System.Globalization;
using System.Text.Json;
using Dashboard.Moderation.Rule;
using Dashboard.Shared.Moderation;
using Dashboard.Shell;
using Microsoft.Extensions.Localization;

namespace Dashboard.Moderation.Panel;

/// <summary>Makes sentences of what the desk says, in the reader's language.</summary>
internal static class PanelWords
{
    /// <summary>Why something was not done, and what to do about it.</summary>
    public static string Say(this IStringLocalizer<PanelTexts> texts, ModerationFault fault) => fault.Code == ModerationFaultCode.RuleBounds
        ? texts["fault.rule-bounds", texts[$"rule.{fault.Arguments[0]}"], fault.Arguments[1], fault.Arguments[2]]
        : texts[$"fault.{fault.Code}", [.. fault.Arguments]];

    /// <summary>Why reports look coordinated.</summary>
    public static string Say(this IStringLocalizer<PanelTexts> texts, CoordinationSign sign) => texts[$"sign.{sign.Code}", sign.Count, sign.Of, sign.Networks, Math.Max(1, sign.Minutes)];

    /// <summary>A reader's reason.</summary>
    public static string Say(this IStringLocalizer<PanelTexts> texts, ReportReason reason) => texts[$"reason.{JsonNamingPolicy.CamelCase.ConvertName(reason.ToString())}"];

    /// <summary>A number of things, in the plural form it needs.</summary>
    public static string Count(this IStringLocalizer<PanelTexts> texts, string key, int count) => texts[key + RelativeTime.Form(count), count];

    /// <summary>A span of time to look at, short: seconds, minutes, hours or days.</summary>
    public static string Span(this IStringLocalizer<PanelTexts> texts, TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => texts["span.seconds", Math.Max(0, (int)span.TotalSeconds)],
        { TotalHours: < 1 } => texts["span.minutes", (int)span.TotalMinutes],
        { TotalDays: < 2 } => texts["span.hours", (int)span.TotalHours],
        _ => texts["span.days", (int)span.TotalDays],
    };

    /// <summary>A weight, with at most two places.</summary>
    public static string Weight(double weight) => weight.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Where moderators' browsers fetch a picture, hidden or not.</summary>
    public static string Picture(string name) => $"/moderation/images/{name}";

    /// <summary>The same, small.</summary>
    public static string Thumbnail(string name) => $"/moderation/images/{name}/thumb";
}
