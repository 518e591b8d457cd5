using System.Collections.Frozen;

namespace OrleansChat.Knowledge;

/// <summary>
/// Words of English and Norwegian that nearly every question has, whatever it is about. Nobody is found by them, and they count for
/// nothing. Both lists hold for every language: a customer writes in either.
/// </summary>
internal static class StopWords
{
    private const string English = """
        a about after again all also am an and any anybody anyone anything are as at be because been before being both
        but by came can cant cannot come could couldn d did didn do does doesn doing don done dont each either else
        ever every for from get gets getting go goes going gone got had has hasn have haven having he hello help her
        here hers hey hi him his how however i if im in into is isn it its ive just keep keeps know let like ll made make makes
        many may maybe me might more most much must my myself need needs never no nor not now of ok okay on one only
        or other our out over own please pls possible question re really s same says seem seems she should so some
        somebody someone something somewhere still such sure t tell than thank thanks that thats the their them then
        there these they thing things this those though through to too try trying tried u up us use used using ve very
        want wanted wants was wasn way we well were what when where which while who whom whose why will with within
        without won wont would wouldn yes yet you your yours
        """;

    private const string Norwegian = """
        alle alt altså andre at av bare ble bli blir blitt bør både da de deg dem den denne der dere deres det dette
        din dine disse ditt du eg egen ei ein eit eller en enda enn er et ett etter flere for fordi fra fram få får
        fått før første gang ganger gi gir gjerne gjør gjøre gjort gjorde går gå gått ha hadde han hans har hei heia
        hele heller hennes her hjelp hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor i igjen
        ikke ikkje ingen ingenting inn innen jeg ka kan kanskje kom komme kommer korleis kunne kvifor la lage lager
        lang lange lenger lik lurer lurte man mange me med meg mellom men mens mer mere mest mi min mine mitt mot mye må måtte
        mulig nei noe noen nok nokon nå når og også om opp oss over på prøve prøver prøvd prøvde rett samme seg selv
        si sin sine sitt sier skal skulle slik som spørsmål står så takk takker til ting tror trenger under ut uten
        vet vi vil vel ville var vår våre vårt være vært ved veldig vi via å åssen ønsker
        """;

    private static readonly FrozenSet<string> All =
        $"{English} {Norwegian}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string word) => All.Contains(word);
}
