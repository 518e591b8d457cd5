using System.Collections.Frozen;

namespace OrleansChat.Knowledge;

/// <summary>
/// Everyday words for the same thing, in the questions that customers of any company ask. Kept short on purpose: what an installation
/// calls its own things belongs into its articles.
/// </summary>
internal static class Thesaurus
{
    private static readonly string[] Groups =
    [
        "login logon signin innlogging pålogging",
        "mail email epost",
        "bill invoice",
        "faktura regning",
        "refund reimbursement moneyback",
        "refusjon tilbakebetaling",
        "broken damaged defective faulty",
        "ødelagt defekt skadet knust",
        "delete remove erase",
        "slette fjerne",
        "change edit update modify",
        "endre bytte oppdatere",
        "cancel terminate unsubscribe",
        "avbestille kansellere avbryte",
        "oppsigelse avslutte",
        "phone mobile telephone cellphone smartphone",
        "telefon mobil mobiltelefon",
        "delivery shipping shipment",
        "levering frakt leveranse forsendelse",
        "parcel package",
        "pakke sending",
        "price cost fee charge",
        "pris kostnad gebyr avgift",
        "pay payment",
        "betale betaling",
        "bank card kort",
        "company business firm",
        "bedrift firma selskap",
        "coupon voucher discount promo",
        "rabatt kupong rabattkode",
        "shop store",
        "butikk forretning",
        "return exchange",
        "retur returnere",
        "warranty guarantee",
        "garanti reklamasjon",
        "buy purchase order",
        "kjøp bestilling ordre",
        "address adresse",
        "late delayed delay",
        "forsinket forsinkelse",
        "picture photo image",
        "bilde foto",
        "error fault problem",
        "feil feilmelding",
    ];

    private static readonly FrozenDictionary<string, string[]> ByWord = Groups
        .Select(static group => group.Split(' '))
        .SelectMany(static words => words.Select(word => (word, Others: words.Where(other => other != word).ToArray())))
        .GroupBy(static pair => pair.word)
        .ToFrozenDictionary(static pair => pair.Key, static pair => pair.SelectMany(static each => each.Others).Distinct().ToArray());

    /// <summary>Words for the same thing.</summary>
    public static IReadOnlyList<string> Of(string word) => ByWord.GetValueOrDefault(word) ?? [];
}
