using OrleansChat.Browsers.Pages;

namespace OrleansChat.Browsers.Screens;

/// <summary>Who is on the screens, and what they wrote: everything there that is not the product's own text.</summary>
internal sealed record Story(string Channel, string Header, string Color, string Customer, string Question, string[] Talk)
{
    public const string Workshop = "Workshop";

    /// <summary>How the console calls the visitors' languages, in its own two.</summary>
    private static readonly string[] Languages =
    [
        "Engelsk", "British English", "Britisk engelsk",
        "Norwegian Bokmål (Norway)", "Norsk bokmål (Norge)", "Norwegian Bokmål", "Norsk bokmål",
    ];

    public static readonly Story English = new(
        "Webshop", "Chat with us", "#0a6e5c", "Emma Lindqvist", "Does the Skarv fit on a small car? The roof is about two metres long.",
        [
            "Good morning! Which car is it?",
            "A Polo. I have the bars already.",
            "Then it will. There is a drawing with all the measures at https://shop.example/skarv/measures",
            "Thank you, that is just what I needed. And how long does it take to Bergen?",
            "Three days. It leaves on Monday in a padded crate, and the driver calls you an hour before he is there.",
        ]);

    public static readonly Story Norwegian = new(
        "Nettbutikk", "Snakk med oss", "#1d4ed8", "Kari Nordmann", "Får Skarv plass på en liten bil? Taket er omtrent to meter langt.",
        [
            "God morgen! Hvilken bil er det?",
            "En Polo. Stativet har jeg allerede.",
            "Da går det fint. Her er en tegning med alle mål: https://shop.example/skarv/maal",
            "Tusen takk, det var akkurat det jeg lurte på. Og hvor lang tid tar det til Bergen?",
            "Tre dager. Den går på mandag i polstret kasse, og sjåføren ringer deg en time før han er framme.",
        ]);

    /// <summary>They wait during all the pictures.</summary>
    public static readonly (string Name, string Question)[] Waiting =
    [
        ("Oliver Hansen", "Can I change the colour of a boat that I ordered yesterday?"), ("Sofie Berg", "Hva koster frakten til Tromsø?"),
    ];

    /// <summary>Name and e-mail of an agent who is new: nobody writes to the one channel that he answers.</summary>
    public static readonly (string Name, string Email) NewAgent = ("Jonas Lie", "jonas@shop.example");

    public static Story In(string language) => language == "nb" ? Norwegian : English;

    /// <summary>Everything that somebody wrote, in both languages: the agents' lists show it side by side.</summary>
    public static IReadOnlySet<string> Written(Uri site, string agent, string agentEmail)
    {
        HashSet<string> written =
        [
            agent, "AA", agentEmail, $"{agent} <{agentEmail}>", NewAgent.Name, "JL", NewAgent.Email, $"{NewAgent.Name} <{NewAgent.Email}>",
            Workshop, "English", "Norsk", "Norsk (bokmål)", "Esc",
            .. Languages,
            .. Waiting.SelectMany(one => Of(one.Name, one.Question)),
            new Uri(site, "demo").ToString(),
        ];
        foreach (var story in (Story[])[English, Norwegian])
        {
            written.UnionWith([story.Channel, story.Header, .. Of(story.Customer, story.Question), .. story.Talk.SelectMany(Pieces)]);
            written.UnionWith(story.Talk.Select(Beginning));
        }

        return written;
    }

    /// <summary>A link stands apart from the words before it.</summary>
    private static string[] Pieces(string text) => text.IndexOf("https:", StringComparison.Ordinal) is var at and > 0
        ? [text, text[..at].TrimEnd(' ', ':'), text[at..]]
        : [text];

    /// <summary>So much of a message is in the name of the button that deletes it.</summary>
    private static string Beginning(string text) => text[..Math.Min(60, text.Length)].Trim();

    private static string[] Of(string name, string question) => [name, VisitorPage.Email(name), question];
}
