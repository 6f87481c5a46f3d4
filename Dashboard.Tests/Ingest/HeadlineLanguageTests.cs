using Dashboard.Ingest.Cleaning;

namespace Dashboard.Tests.Ingest;

public sealed class HeadlineLanguageTests
{
    [Theory]
    [InlineData("Budget 2027 : les députés adoptent l’article sur l’investissement", null, "fr")]
    [InlineData("La Banque centrale maintient son taux directeur", null, "fr")]
    [InlineData("Exports of dates rise by a fifth after the early harvest", null, "en")]
    [InlineData("Mediterranean ministers agree on a joint rescue centre in the south", null, "en")]
    [InlineData("البنك المركزي يبقي على نسبة الفائدة الرئيسية دون تغيير", null, "ar")]
    [InlineData("Tunisair تستأنف رحلاتها نحو ليبيا", null, "ar")]
    [InlineData("Handball : Espérance – Étoile", "Le club de la capitale s’est imposé dans les dernières minutes de la rencontre.", "fr")]
    [InlineData("Kia EV6", "The car will be sold in Europe from the spring, and its price is not yet known.", "en")]
    [InlineData("Gafsa", null, null)]
    [InlineData("Ons Jabeur", null, null)]
    [InlineData("پاکستان کے وزیر اعظم کا دورہ", null, null)]
    [InlineData("2026", null, null)]
    public void What_a_text_plainly_is(string title, string? lead, string? language) =>
        Assert.Equal(language, LanguageRecogniser.Recognise(title, lead));

    [Theory]
    [InlineData("Le gouvernement et les syndicats dans une nouvelle phase", "fr", "en", "fr")]
    [InlineData("الحكومة تعلن عن إجراءات جديدة", "fr", "fr", "ar")]
    [InlineData("Le gouvernement et les syndicats dans une nouvelle phase", "ar", "ar", "fr")]
    [InlineData("The government and the unions in a new phase of talks", null, "fr-FR", "en")]
    [InlineData("Ons Jabeur", null, "en-US", "en")]
    [InlineData("Ons Jabeur", null, "ar", null)]
    [InlineData("Ons Jabeur", null, "und", null)]
    [InlineData("Ons Jabeur", null, "en_US", null)]
    [InlineData("Ons Jabeur", null, null, null)]
    [InlineData("Ons Jabeur", "en", "fr", "en")]
    public void A_setting_counts_unless_the_script_contradicts_it_then_the_text_then_what_is_declared(string title, string? setting, string? declared, string? language) =>
        Assert.Equal(language, HeadlineLanguage.Choose(title, lead: null, setting, declared));
}
