"""Names for people and places that never were: given and family names of many origins, put together by chance."""

from __future__ import annotations

COUNCIL = "Thornleigh Borough Council"
DOMAIN = "thornleigh.example"


QUARTERS = ("Harbour", "Moor", "Vale", "Fell", "Forest", "Docks", "Abbey", "Ridge", "Marsh", "Mills")
"""Of a town larger than the borough: its services are named for them once there are several of a kind."""
TREES = (
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Cedar", "Cherry", "Elder", "Elm", "Fir", "Hawthorn", "Hazel", "Holly", "Hornbeam",
    "Juniper", "Larch", "Lime", "Maple", "Medlar", "Oak", "Osier", "Pear", "Pine", "Plane", "Poplar", "Quince", "Rowan", "Spindle",
    "Spruce", "Sycamore", "Walnut", "Willow", "Yew",
)  # fmt: skip
"""And its teams for these."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, one by one."""
    return tuple(text.split())


GIRLS = words(
    """Aaliyah Abigail Ada Adaeze Agnieszka Aisha Alice Alina Amara Amelia Amina Anja Anwen Anya Asha Ava Ayesha Beatrix Bethan Bronte
    Caitlin Carys Cerys Chidinma Chloe Clara Connie Daisy Dalia Daria Demi Dilys Edie Efua Eilidh Elena Eleri Elodie Elsie Emilia Erin
    Esme Esther Eva Evie Farah Fatima Faye Fern Fiona Florence Freya Gabriela Georgia Grace Gwen Habiba Hana Hannah Harper Hazel Heidi
    Holly Honor Imani Imogen Ines Isla Iris Ivy Jasmin Jaya Jess Joanna Jodie Kalina Katie Keira Khadija Kitty Laila Lara Leila Leona
    Lexi Libby Lilia Lola Lottie Lowri Lucia Lydia Maisie Malika Mariam Martha Matilda Maya Megan Mia Mila Millie Mina Mirela Molly
    Morgan Nadia Naomi Nia Niamh Nina Noor Olena Olive Orla Pearl Petra Phoebe Poppy Priya Rania Rebecca Rhian Rita Robyn Rosa Rosie
    Ruby Ruth Saba Safiya Sana Sara Scarlett Selma Seren Shanice Simran Skye Sofia Stella Summer Tamsin Tansy Tara Tegan Thea Tia
    Tilly Uma Vera Violet Wanjiru Willow Yasmin Yusra Zahra Zainab Zara Zofia Zuri"""
)
BOYS = words(
    """Aaron Abdi Adam Adil Aiden Ajay Alan Albie Aleksander Alfie Ali Amir Andrei Angus Anton Archie Arlo Arthur Ashton Aziz Bailey
    Bartek Ben Bilal Billy Blake Bobby Bogdan Bran Caleb Callum Cameron Casper Charlie Chidi Cian Connor Corey Curtis Dafydd Damian
    Daniel Darius Denis Dexter Dominic Dylan Eddie Elias Elijah Elis Emeka Emil Ethan Evan Ezra Faisal Felix Finlay Frankie Freddie
    Gareth George Gethin Hamza Harley Harri Harvey Hassan Hugo Ibrahim Idris Iestyn Imran Isaac Ivan Jacek Jack Jaden Jake Jamal James
    Jason Jaspreet Jay Joel Jonah Jordan Joseph Josh Jude Kai Karim Kasper Kian Kieran Kofi Kyle Lee Leo Levi Lewis Liam Logan Louie
    Luca Lucas Luke Mahdi Malachi Marcus Marek Mason Mateo Matthew Max Micah Mikolaj Milo Mohamed Musa Nathan Ned Nikolai Noah Nuno
    Obi Oliver Omar Oscar Osman Otis Owen Patrick Pavel Perry Petar Quinn Rafael Rafiq Ravi Reece Rhys Riley Robbie Rohan Ronan Rory
    Rowan Ruben Ryan Sami Samuel Saul Sean Sebastian Seth Shane Shay Silas Simon Stefan Tariq Taylor Teddy Theo Tobias Toby Tom Tommy
    Tyler Umar Vikram Will Xavier Yahya Yonas Yusuf Zac Zeki"""
)
UNACCOMPANIED_GIVEN = words(
    "Abdulqadir Ahmad Ali Amanuel Arash Awet Azad Dilshad Farhad Filmon Hamid Hewan Karwan Kidane Mansoor Mustafa Nahom Omid Rebin "
    "Reza Samir Selam Shukri Tesfay Walid Yonas Zahir Zekarias"
)
FAMILY = words(
    """Abara Ackerley Adeyemi Ainsby Akhtar Aldersyde Alwyn Amberley Antonov Arkwell Ashgrove Aslam Atterby Bakewell Balogun Banerji
    Barrowby Baxendale Beckwith Bellweather Bhandari Birkinshaw Blackmore Blythe Bojang Borowski Bracewell Bramhall Brightwater
    Broadbent Brockhurst Burdock Calloway Carraway Castlow Chaudry Chidgey Chowdhury Clarebrook Clovelly Coldwell Copley Corrigan
    Coverdale Crabtree Cresswell Cudworth Dankwa Darnley Delamere Demir Denholm Dhillon Diallo Dobrev Dovecote Drummond Duckworth
    Dunmore Eastaway Ebworth Eccleston Edevane Eldridge Ellery Elmhirst Emsworth Everdene Fairweather Farooqi Fenwright Ferreira
    Finchdale Flitcroft Foxglove Garbutt Garside Gatenby Ghebre Gilroyd Glendower Goldspink Grabowski Grenfell Greystoke Gurung
    Haddock Halloran Hamidi Hardcastle Harkness Hartside Hassan Hawkridge Haythorn Heathcote Hebblewhite Hepworth Hollins Holloway
    Hosseini Huddleby Iqbal Ironside Ivanova Jagger Jessop Jolliffe Kaczmarek Kamara Kaur Kellaway Kenworthy Kettlewell Khatun
    Kimani Kirkbride Kowalczyk Ladipo Lambton Langrick Larkspur Laverick Leadbitter Lindholm Linthorpe Lockwood Longstaff Lovelace
    Luscombe Maddern Mahmoud Mallory Marchetti Marwood Mbeki Meadowcroft Mehari Mensah Merriweather Middlewick Milburn Mirza
    Moorcroft Mossgrove Munroe Musgrave Nasreen Netherby Newbiggin Nightingale Nkosi Norcliffe Nowak Oakeshott Oduya Okafor
    Oldroyd Osei Otterburn Overend Pallister Parveen Patterdale Peverell Pickersgill Popescu Postlethwaite Prendergast Quayle
    Quarmby Rahimi Rathbone Ravensworth Redfearn Ridgewell Rookwood Rosedale Rowntree Rudkin Sabir Saltmarsh Sandhu Satterley
    Sedgewick Shackleby Shoesmith Sidebottom Silverdale Singleton Skelton Slingsby Sorley Southwell Stapleford Stavert
    Stonebridge Suleiman Summerscale Swinburne Tadesse Tembo Thistlewood Thorburn Threlkeld Tilbrook Todorov Tremayne Tunstill
    Twelvetrees Ullathorne Umarji Underhay Varley Verity Wadsworth Wainscott Walkinshaw Waterhouse Weatherill Wedderburn
    Whitbread Whinfield Wilberfoss Winterburn Wolstenholm Woodhouse Wrigglesworth Yarwood Yeadon Yilmaz Zielinski"""
)
UNACCOMPANIED_FAMILY = words(
    "Abdalla Ahmadzai Amini Bereket Dawud Gebreyesus Habtemariam Haji Hamad Ibrahimi Karimi Mahmoudi Mohammadi Noori Osman "
    "Rasul Saeed Sheikhan Tekle Wardak Yakub Zadran"
)
STREETS = words(
    """Alder Anvil Beck Bellows Bobbin Bracken Bridge Buttermere Canal Chantry Chapel Cinder Clogger Coldstream Cooper Corn Curlew
    Dyer Elm Fell Ferry Foundry Fuller Garth Glebe Granary Hawthorn Heather Hollin Ings Juniper Kiln Lapwing Lime Linnet Lock Loom
    Maltings Mill Millrace Moss Nailer Orchard Otter Packhorse Park Pinfold Plover Quarry Railway Ropery Rowan Rush Saddler Sandpiper
    School Shuttle Signal Spinner Station Swift Tannery Teasel Tenter Thorn Tollgate Turner Viaduct Wagon Weaver Weir Wharf Willow"""
)
WAYS = ("Street", "Road", "Lane", "Terrace", "Close", "Avenue", "Grove", "Row", "Way", "Court")
PLACES = (
    "Thornleigh", "Wearsmouth", "Aldergate", "Beckfoot", "Cinderby", "Harrowdale", "Millbeck", "North Garth", "Otterwick", "Saltburn Moor",
)  # fmt: skip
HOMES = (
    "Alder House", "Beckside", "Curlew Lodge", "Fellgate", "Hawthorn View", "Larkfield", "Millrace House", "Orchard End", "Rowan Lodge",
    "Sandpiper House", "The Granary", "Weir Cottage", "Wharfside",
)  # fmt: skip
