using Dashboard.Shared.Moderation;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>How grave each reason is: what harms people comes before what harms interests.</summary>
internal static class Severities
{
    public static int Of(ReportReason reason) => reason switch
    {
        ReportReason.Illegal => 100,
        ReportReason.Violence => 80,
        ReportReason.Nudity => 70,
        ReportReason.Hate => 60,
        ReportReason.Privacy => 50,
        ReportReason.Misleading => 30,
        ReportReason.Copyright => 20,
        _ => 10,
    };
}
