package uk.hailsham.hub.town;

import java.util.List;
import java.util.SplittableRandom;

/** Where a family's names come from; each list is common first, rare last. */
enum Origin {
    BRITISH(
            740,
            "WBRI",
            "ENG",
            "Amelia, Olivia, Isla, Grace, Freya, Poppy, Katherine, Ruby, Ivy, Rosie, Daisy, Tilly, Abigail, Evelyn, "
                    + "Elizabeth, Margaret, Victoria, Alexandra, Charlotte, Isabella, Florence, Willow, Harriet, Imogen, "
                    + "Ellie-Mae, Zoë, Chloë, Siobhan, Renée, Bronwen, Annabel, Josephine, Ottilie, Clementine, Tabitha",
            "Oliver, Noah, Jack, Leo, Archie, Alexander, Theodore, Finley, Harry, Alfie, Reuben, Stanley, Ethan, Jonathan, "
                    + "Benjamin, Samuel, William, Thomas, Joseph, Edward, Charles, Daniel, Matthew, Nicholas, Tobias, "
                    + "Tommy-Lee, Seán, Rhys, Callum, Magnus, Barnaby, Ptolemy, Rupert, Gethin, Ellis",
            "Ward, Hartley, Marsh, Tanner, Brook, Winter, Sadler, Penfold, Tester, Akehurst, Funnell, Pelling, Hobden, "
                    + "Relf, Guy, Bailey, Catt, Dann, Eade, Fuggle, Gander, Hoad, Isted, Jenner, Knapp, Leeves, Muddle, "
                    + "Noakes, Oxley, Pritchard, Quill, Ashdown, O'Brien, O'Shea, MacLeod, McAllister, Van Dyke, Yeo"),
    TRAVELLER(
            20,
            "WIRT",
            "ENG",
            "Kathleen, Bridget, Shannon, Crystal, Romany, Mercy, Tallulah, Princess, Scarlett",
            "Paddy, Levi, Nelson, Jimmy, Moses, Elijah, Tommy, Miley, Swanley",
            "Lee, Boswell, Cooper, Loveridge, Ward, Doherty, McDonagh, Hearne, Penfold, Gaskin"),
    POLISH(
            60,
            "WOTH",
            "POL",
            "Zofia, Maja, Zuzanna, Hanna, Oliwia, Łucja, Małgorzata, Agnieszka, Katarzyna, Żaneta",
            "Jakub, Piotr, Szymon, Kacper, Michał, Paweł, Łukasz, Wojciech, Stanisław, Krzysztof",
            "Nowak, Kowalski, Wiśniewski, Wójcik, Zieliński, Szymański, Dąbrowski, Łukaszewicz, Jabłoński, Błaszczyk"),
    BENGALI(
            35,
            "ABAN",
            "BNG",
            "Fatima, Aisha, Nusrat, Tahmina, Ayesha, Sumaiya, Maryam, Rahima, Jannat",
            "Mohammed, Muhammad, Abdul, Rafiq, Tanvir, Imran, Ibrahim, Yusuf, Shahin",
            "Begum, Rahman, Choudhury, Ali, Miah, Ahmed, Khatun, Uddin, Islam, Hussain"),
    SOUTH_ASIAN(
            40,
            "AIND",
            "PNJ",
            "Priya, Simran, Anjali, Noor, Harleen, Kavya, Zara, Meera",
            "Arjun, Rohan, Harpreet, Jai, Aarav, Bilal, Zain, Vikram",
            "Patel, Singh, Kaur, Sharma, Khan, Shah, Gill, Mehta, Qureshi"),
    PORTUGUESE(
            30,
            "WOTH",
            "POR",
            "Beatriz, Inês, Ana Maria, Leonor, Conceição, Luísa, Mariana",
            "João, José, Tiago, Gonçalo, Duarte, Simão, Rafael",
            "Silva, Da Costa, Fernandes, Gonçalves, Araújo, Magalhães, Pereira, Dos Santos"),
    AFRICAN(
            30,
            "BAFR",
            "YOR",
            "Adaeze, Temitope, Ngozi, Abena, Folasade, Zainab",
            "Kwame, Chidi, Oluwaseun, Tunde, Emeka, Kofi",
            "Okafor, Adeyemi, Osei, Mbeki, Balogun, Nwosu, Mensah, Oyelowo"),
    ROMANIAN(
            20,
            "WROM",
            "ROM",
            "Ioana, Andreea, Elena, Ștefania, Ruxandra",
            "Andrei, Mihai, Ștefan, Răzvan, Dragoș",
            "Ionescu, Popescu, Munteanu, Căldăraru, Stănescu, Lăcătuș"),
    TURKISH(
            15,
            "WOTH",
            "TUR",
            "Elif, Zeynep, Gülşah, Ayşe, Işıl",
            "Ömer, Emre, Çağan, Yiğit, Mehmet",
            "Yılmaz, Demir, Şahin, Öztürk, Aydoğan"),
    CHINESE(10, "CHNE", "CHI", "Mei, Xiu Ying, Li Na, Jia", "Wei, Jun Jie, Hao, Ming", "Chen, Wong, Li, Zhang, Ng, Xu");

    private static final List<String> BEGINNINGS = Words.list(
            "Ash, Hart, Thorn, Bram, Wood, Marl, Fern, Stan, Hazel, Chal, Bex, Wal, Pev, Her, Ring, Al, Folk, "
                    + "Sel, Wil, Berk, Arl, Cow, Hail, Rother, Crow, Ditch, Glyn, Wart, Lull, Tice");
    private static final List<String> ENDS = Words.list(
            "ley, ton, ford, worth, combe, hurst, field, ham, mere, stead, bourne, den, ling, well, wick, man");

    final int share;
    final String ethnicity;
    final String language;
    final List<String> girls;
    final List<String> boys;
    private final List<String> families;

    Origin(int share, String ethnicity, String language, String girls, String boys, String families) {
        this.share = share;
        this.ethnicity = ethnicity;
        this.language = language;
        this.girls = Words.list(girls);
        this.boys = Words.list(boys);
        this.families = Words.list(families);
    }

    static Origin any(SplittableRandom random) {
        int dice = random.nextInt(1000);
        for (Origin origin : values()) {
            dice -= origin.share;
            if (dice < 0) {
                return origin;
            }
        }
        return BRITISH;
    }

    String given(SplittableRandom random, boolean girl) {
        return Words.common(random, girl ? girls : boys);
    }

    /** British ones have a long tail, made of the parts that place names have. */
    String family(SplittableRandom random) {
        if (this == BRITISH && Words.chance(random, 550)) {
            return Words.pick(random, BEGINNINGS) + Words.pick(random, ENDS);
        }
        return Words.common(random, families);
    }
}
